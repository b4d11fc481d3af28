// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.util.Locale;

/// Prints for people.
final class Report {
  private Report() {}

  /// Prints a heading.
  static void title(String text) {
    System.out.println();
    System.out.println(text);
    System.out.println("-".repeat(text.length()));
  }

  /// Prints one formatted line.
  static void line(String format, Object... arguments) {
    System.out.printf(Locale.ROOT, format + "%n", arguments);
    System.out.flush();
  }
}
