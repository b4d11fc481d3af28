// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;

/// Bytes that are made while they are read, the same ones for the same seed.
public final class SeededByteStream extends InputStream {
  private static final int BLOCK = 1024 * 1024;
  private static final int CHUNK = 64 * 1024;

  private final byte[] block = new byte[BLOCK];
  private final long size;
  private long position;

  public SeededByteStream(long seed, long size) {
    this.size = size;
    new Random(seed).nextBytes(block);
  }

  /// {@return whether `bytes`, read to their end, are all that this makes; closes them}
  public static boolean isAllOf(InputStream bytes, long seed, long size) throws IOException {
    var expected = new SeededByteStream(seed, size);
    var chunk = new byte[CHUNK];
    try (bytes) {
      for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
        byte[] same = expected.readNBytes(count);
        if (!Arrays.equals(chunk, 0, count, same, 0, same.length)) {
          return false;
        }
      }
    }
    return expected.read() < 0;
  }

  @Override
  public int read() {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (position == size) {
      return -1;
    }
    int at = (int) (position % BLOCK);
    if (at == 0) {
      // No two blocks are alike, so that a lost or a doubled one is seen.
      long number = position / BLOCK;
      block[0] = (byte) number;
      block[1] = (byte) (number >> Byte.SIZE);
    }
    int count = (int) Math.min(Math.min(length, BLOCK - at), size - position);
    System.arraycopy(block, at, bytes, offset, count);
    position += count;
    return count;
  }
}
