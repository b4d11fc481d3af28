// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// An output stream for text that throws [OutputLostException] as soon as something is not taken,
/// in the middle of a long list as well as at its end.
final class FailFastOutputStream extends OutputStream {
  private final OutputStream target;

  private FailFastOutputStream(OutputStream target) {
    this.target = target;
  }

  /// {@return a writer of UTF-8 that does not keep failures to itself}
  static PrintWriter writer(OutputStream target) {
    return new PrintWriter(new FailFastOutputStream(target), true, StandardCharsets.UTF_8);
  }

  @Override
  public void write(int b) {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    try {
      target.write(bytes, from, length);
    } catch (IOException e) {
      throw new OutputLostException(e);
    }
  }

  @Override
  public void flush() {
    try {
      target.flush();
    } catch (IOException e) {
      throw new OutputLostException(e);
    }
  }
}
