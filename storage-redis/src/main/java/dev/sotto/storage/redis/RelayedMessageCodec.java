// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/// Relayed messages as bytes: a version, then the fields in the order of the record.
final class RelayedMessageCodec {
  private static final int VERSION = 1;

  private RelayedMessageCodec() {}

  static byte[] of(RelayedMessage message) {
    var bytes = new ByteArrayOutputStream(message.body().length() + 200);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(message.id().text());
      out.writeLong(message.sender().account().value());
      out.writeByte(message.sender().device().value());
      out.writeLong(message.recipient().value());
      out.writeUTF(message.clientId().text());
      out.writeLong(message.lifetime().sentAt().toEpochMilli());
      out.writeLong(message.lifetime().expiresAt().toEpochMilli());
      out.write(message.body().bytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  /// @throws PortException.Corrupt when another program has written them
  static RelayedMessage read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw new IOException("another version");
      }
      var id = new RelayedMessageId(in.readUTF());
      DeviceAddress sender = DeviceAddress.of(in.readLong(), in.readUnsignedByte());
      var recipient = new AccountId(in.readLong());
      var clientId = new ClientMessageId(in.readUTF());
      Instant sentAt = Instant.ofEpochMilli(in.readLong());
      var lifetime = new Lifetime(sentAt, Instant.ofEpochMilli(in.readLong()));
      var body = MessageBody.of(in.readAllBytes());
      return new RelayedMessage(id, sender, recipient, clientId, body, lifetime);
    } catch (IOException | IllegalArgumentException e) {
      throw new PortException.Corrupt("relay-read: not a message", e);
    }
  }
}
