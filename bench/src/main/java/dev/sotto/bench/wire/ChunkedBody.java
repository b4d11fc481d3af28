// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A body that comes in chunks (RFC 9112 §7.1), the beginning of which has been read already. For
/// one thread.
final class ChunkedBody {
  private static final int HEXADECIMAL = 16;

  private final byte[] buffer;
  private final InputStream in;
  private int at;
  private int filled;

  /// @param buffer is used on; holds what has come from `at` to `filled`
  ChunkedBody(byte[] buffer, int at, int filled, InputStream in) {
    this.buffer = buffer;
    this.at = at;
    this.filled = filled;
    this.in = in;
  }

  /// Reads all of it, and the end line. {@return how many bytes it has}
  long transferTo(OutputStream into) throws IOException {
    long sum = 0;
    int size = size();
    while (size > 0) {
      copy(size, into);
      sum += size;
      line();
      size = size();
    }
    line();
    return sum;
  }

  private void copy(int size, OutputStream into) throws IOException {
    int left = size;
    while (left > 0) {
      int here = Math.min(left, available());
      into.write(buffer, at, here);
      at += here;
      left -= here;
    }
  }

  private int size() throws IOException {
    String line = line();
    int end = line.indexOf(';');
    return Integer.parseInt((end < 0 ? line : line.substring(0, end)).strip(), HEXADECIMAL);
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    while (true) {
      available();
      char next = (char) buffer[at++];
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append(next);
      }
    }
  }

  private int available() throws IOException {
    if (at == filled) {
      at = 0;
      filled = in.read(buffer, 0, buffer.length);
      if (filled <= 0) {
        throw new EOFException("the server closed the connection");
      }
    }
    return filled - at;
  }
}
