// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;

/// Bytes that are made while they are read, the same ones for the same seed.
public final class Noise extends InputStream {
  private static final int BLOCK = 1024 * 1024;

  private final byte[] block = new byte[BLOCK];
  private final long size;
  private long position;

  public Noise(long seed, long size) {
    this.size = size;
    new Random(seed).nextBytes(block);
  }

  /// {@return the SHA-256 of `bytes`}
  public static byte[] digest(InputStream bytes) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      var chunk = new byte[64 * 1024];
      for (int count = bytes.read(chunk); count >= 0; count = bytes.read(chunk)) {
        sha256.update(chunk, 0, count);
      }
      return sha256.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
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
