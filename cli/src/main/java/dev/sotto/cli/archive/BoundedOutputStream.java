// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Keeps in memory what is written to it, up to a bound. For one thread.
final class BoundedOutputStream extends OutputStream {
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final int most;

  /// @param most how many bytes it takes
  BoundedOutputStream(int most) {
    this.most = most;
  }

  /// @throws DamagedArchiveException when it is one too many
  @Override
  public void write(int octet) throws IOException {
    requireRoom(1);
    kept.write(octet);
  }

  /// @throws DamagedArchiveException when they are too many
  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    requireRoom(length);
    kept.write(octets, offset, length);
  }

  /// {@return a copy of what was written}
  byte[] taken() {
    return kept.toByteArray();
  }

  private void requireRoom(int length) throws IOException {
    if (length > most - kept.size()) {
      throw new DamagedArchiveException("a value is larger than any that is kept");
    }
  }
}
