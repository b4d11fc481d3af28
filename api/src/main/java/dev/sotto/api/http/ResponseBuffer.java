// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/// Bytes until they are sent, in pieces that are hardly ever copied: what comes as one piece, as a
/// small value of JSON does, is kept as that. What is more than a little takes its memory from a
/// budget first. Not safe for use by many threads.
public final class ResponseBuffer extends OutputStream {
  private static final int SMALL = 8 * 1024;
  private static final int LARGE = 64 * 1024;
  private static final byte[] NOTHING = new byte[0];

  private final LongConsumer memory;
  private final List<byte[]> full = new ArrayList<>(0);
  private byte[] piece = NOTHING;
  private int count;
  private int size;

  /// @param memory is told of what is needed, and may refuse it
  public ResponseBuffer(LongConsumer memory) {
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
    if (full.isEmpty() && count <= SMALL / 2) {
      // The first piece is as long as what comes: mostly nothing follows.
      int length = count == 0 ? wanted : Math.max(2 * count, count + wanted);
      piece = Arrays.copyOf(piece, Math.min(SMALL, length));
      return;
    }
    memory.accept(LARGE);
    full.add(piece);
    piece = new byte[LARGE];
    count = 0;
  }

  /// {@return how many there are}
  public int size() {
    return size;
  }

  /// {@return whether there are so few that they are in one piece}
  boolean isSmall() {
    return full.isEmpty();
  }

  /// {@return all of them in one piece, which nobody writes to any more}
  byte[] toByteArray() {
    if (isSmall()) {
      return count == piece.length ? piece : Arrays.copyOf(piece, count);
    }
    var all = new byte[size];
    int done = 0;
    for (byte[] bytes : full) {
      System.arraycopy(bytes, 0, all, done, bytes.length);
      done += bytes.length;
    }
    System.arraycopy(piece, 0, all, done, count);
    return all;
  }

  /// Writes all of them.
  public void writeTo(OutputStream out) throws IOException {
    for (byte[] bytes : full) {
      out.write(bytes);
    }
    out.write(piece, 0, count);
  }
}
