// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster.codec;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Fields that many messages share.
final class ValueCodec {
  private ValueCodec() {}

  static void write(DataOutputStream out, AccountId account) throws IOException {
    out.writeLong(account.value());
  }

  static AccountId readAccount(DataInputStream in) throws IOException {
    return new AccountId(in.readLong());
  }

  static void write(DataOutputStream out, DeviceAddress device) throws IOException {
    write(out, device.account());
    out.writeByte(device.device().value());
  }

  static DeviceAddress readDevice(DataInputStream in) throws IOException {
    return new DeviceAddress(readAccount(in), new DeviceId(in.readUnsignedByte()));
  }

  static void write(DataOutputStream out, Instant at) throws IOException {
    out.writeLong(at.toEpochMilli());
  }

  static Instant readInstant(DataInputStream in) throws IOException {
    return Instant.ofEpochMilli(in.readLong());
  }

  /// As `writeUTF`, for texts of any length.
  static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static String readText(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("text of %d bytes (expected: 0..%d)".formatted(length, in.available()));
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
