// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.redis;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.PartySignal.Kind;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Kept signals as bytes: a version, then what their key does not say.
final class SignalCodec {
  private static final int VERSION = 1;
  private static final int HEAD = 32;

  private SignalCodec() {}

  static byte[] of(PartySignal signal, Instant at) {
    byte[] payload = signal.payload().getBytes(StandardCharsets.UTF_8);
    var bytes = new ByteArrayOutputStream(payload.length + HEAD);
    try (var out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeLong(at.toEpochMilli());
      out.writeByte(signal.from().device().value());
      out.writeUTF(signal.kind().name());
      out.write(payload);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    return bytes.toByteArray();
  }

  /// @throws PortException.Corrupt when another program has written them
  static Kept read(byte[] bytes) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw new IOException("another version");
      }
      Instant at = Instant.ofEpochMilli(in.readLong());
      var device = new DeviceId(in.readUnsignedByte());
      var kind = Kind.valueOf(in.readUTF());
      return new Kept(at, device, kind, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new PortException.Corrupt("signal-kept: not a signal", e);
    }
  }

  /// @param at when it was kept
  record Kept(Instant at, DeviceId device, Kind kind, String payload) {
    PartySignal signal(CallId call, AccountId from, AccountId to) {
      return new PartySignal(call, new DeviceAddress(from, device), to, kind, payload, false);
    }
  }
}
