// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/// The bytes of an answer until they are sent, in pieces that are never copied. What is more than a
/// little takes its memory from a budget first. Not safe for use by many threads.
final class HeldBytes extends OutputStream {
  private static final int SMALL = 8 * 1024;
  private static final int LARGE = 64 * 1024;

  private final LongConsumer memory;
  private final List<byte[]> full = new ArrayList<>();
  private byte[] piece = new byte[256];
  private int count;
  private int size;

  /// @param memory is told of what is needed, and may refuse it
  HeldBytes(LongConsumer memory) {
    this.memory = memory;
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    for (int done = 0; done < length; ) {
      if (count == piece.length) {
        makeRoom(length - done);
      }
      int some = Math.min(length - done, piece.length - count);
      System.arraycopy(bytes, offset + done, piece, count, some);
      done += some;
      count += some;
    }
    size += length;
  }

  private void makeRoom(int wanted) {
    if (full.isEmpty() && piece.length < SMALL) {
      piece = Arrays.copyOf(piece, Math.min(SMALL, Math.max(2 * piece.length, count + wanted)));
      return;
    }
    memory.accept(LARGE);
    full.add(piece);
    piece = new byte[LARGE];
    count = 0;
  }

  /// {@return how many there are}
  int size() {
    return size;
  }

  /// {@return whether there are so few that they are in one piece}
  boolean isSmall() {
    return full.isEmpty();
  }

  byte[] toByteArray() {
    if (!isSmall()) {
      throw new IllegalStateException("too many to be copied");
    }
    return Arrays.copyOf(piece, count);
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] bytes : full) {
      out.write(bytes);
    }
    out.write(piece, 0, count);
  }
}
