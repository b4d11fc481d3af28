// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.command;

import java.util.Locale;

/// Prints for people.
public final class ConsoleReport {
  private ConsoleReport() {}

  /// Prints a heading.
  public static void title(String text) {
    System.out.println();
    System.out.println(text);
    System.out.println("-".repeat(text.length()));
  }

  /// Says on the standard error what is being done.
  public static void progress(String format, Object... arguments) {
    System.err.printf(Locale.ROOT, format + "%n", arguments);
  }

  /// Prints one formatted line.
  public static void line(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
    System.out.flush();
  }
}
