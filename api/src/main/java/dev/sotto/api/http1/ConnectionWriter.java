// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// Writes to a connection at once. What follows the head of an answer to HEAD stays here (RFC 9110
/// §9.3.2), whoever answers.
final class ConnectionWriter extends OutputStream implements DataWriter {
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final BufferedChannel wire;
  private boolean headOnly;
  private int matched;

  ConnectionWriter(BufferedChannel wire) {
    this.wire = wire;
  }

  /// A request is about to be answered.
  ///
  /// @param headOnly whether its answer has no body
  void answering(boolean headOnly) {
    this.headOnly = headOnly;
    this.matched = 0;
  }

  boolean isHeadOnly() {
    return headOnly;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    wire.write(bytes, offset, headOnly ? untilEndOfHead(bytes, offset, length) : length);
  }

  /// {@return how many of the bytes belong to the head}
  private int untilEndOfHead(byte[] bytes, int offset, int length) {
    int count = 0;
    while (count < length && matched < END_OF_HEAD.length) {
      byte next = bytes[offset + count++];
      matched = next == END_OF_HEAD[matched] ? matched + 1 : next == '\r' ? 1 : 0;
    }
    return count;
  }

  @Override
  public void write(BufferData... buffers) {
    for (BufferData buffer : buffers) {
      write(buffer);
    }
  }

  @Override
  public void write(BufferData buffer) {
    // Signals the failure as an exception that is not checked.
    buffer.writeTo(this);
  }

  @Override
  public void writeNow(BufferData... buffers) {
    write(buffers);
  }

  @Override
  public void writeNow(BufferData buffer) {
    write(buffer);
  }

  @Override
  public void flush() {
    // Nothing is kept.
  }

  /// Ends nothing: the connection does.
  @Override
  public void close() throws UncheckedIOException {
    // Nothing is kept.
  }
}
