// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The bytes of a form as they are read, and whether its end is among them: a line that is two
/// hyphens, the boundary and two hyphens (RFC 2046 §5.1.1). The parser takes a form for whole that
/// breaks off within that. Not safe for use by many threads.
final class ClosingBoundaryInputStream extends InputStream {
  private final InputStream bytes;
  private final byte[] end;

  /// For each length of a beginning of `end`: the longest shorter beginning that it ends with
  /// (Knuth, Morris and Pratt).
  private final int[] fallback;

  /// How much of `end` the last bytes are. The first line has no line before it.
  private int matched = 2;

  ClosingBoundaryInputStream(InputStream bytes, byte[] boundary) {
    this.bytes = bytes;
    String name = new String(boundary, StandardCharsets.ISO_8859_1);
    end = ("\r\n--" + name + "--").getBytes(StandardCharsets.ISO_8859_1);
    fallback = new int[end.length + 1];
    for (int i = 1, length = 0; i < end.length; i++) {
      length = next(length, end[i]);
      fallback[i + 1] = length;
    }
  }

  /// {@return whether the end has been read}
  boolean isReached() {
    return matched == end.length;
  }

  @Override
  public int read() throws IOException {
    int next = bytes.read();
    if (next >= 0) {
      note((byte) next);
    }
    return next;
  }

  @Override
  public int read(byte[] to, int from, int most) throws IOException {
    int count = bytes.read(to, from, most);
    for (int i = from; i < from + count; i++) {
      note(to[i]);
    }
    return count;
  }

  private void note(byte next) {
    if (!isReached()) {
      matched = next(matched, next);
    }
  }

  private int next(int length, byte next) {
    int known = length;
    while (known > 0 && end[known] != next) {
      known = fallback[known];
    }
    return end[known] == next ? known + 1 : 0;
  }
}
