// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/// The gzip stream of an archive (RFC 1952).
final class ArchiveGzipStream {
  /// Magic number, deflate, no flags, no time, no hint at the level, unknown system: gzip itself
  /// does not notice damage here.
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private static final int BUFFER_BYTES = 64 * 1024;

  private ArchiveGzipStream() {}

  /// {@return the content of `in`}
  ///
  /// @throws IOException when it does not begin like an archive
  static InputStream open(InputStream in) throws IOException {
    byte[] header = in.readNBytes(HEADER.length);
    if (!Arrays.equals(header, HEADER)) {
      throw new DamagedArchiveException("it is not an archive of Sotto");
    }
    var whole = new SequenceInputStream(new ByteArrayInputStream(header), in);
    return new GZIPInputStream(whole, BUFFER_BYTES);
  }
}
