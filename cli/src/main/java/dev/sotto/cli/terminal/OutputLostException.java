// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.io.IOException;

/// The output of a command was not taken: the disk is full, or whoever read has gone away. Not an
/// [IOException], because a `PrintWriter` keeps those to itself.
public final class OutputLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutputLostException(IOException cause) {
    super(
        "standard output does not take the result (%s): it is incomplete, or missing; what the command had to change, it may have changed"
            .formatted(cause.getMessage()),
        cause);
  }
}
