// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Writes failures into logs.
final class StackTraces {
  private StackTraces() {}

  static String of(Throwable failure) {
    var text = new StringWriter();
    try (var writer = new PrintWriter(text)) {
      failure.printStackTrace(writer);
    }
    return text.toString();
  }
}
