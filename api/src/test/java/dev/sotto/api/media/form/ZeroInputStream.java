// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import java.io.InputStream;
import java.util.Arrays;

/// So many zeros.
final class ZeroInputStream extends InputStream {
  private long left;

  ZeroInputStream(long count) {
    left = count;
  }

  @Override
  public int read() {
    return left-- > 0 ? 0 : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(left, length);
    Arrays.fill(bytes, offset, offset + count, (byte) 0);
    left -= count;
    return count;
  }
}
