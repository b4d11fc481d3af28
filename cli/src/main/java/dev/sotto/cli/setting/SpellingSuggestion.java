// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds what somebody probably meant.
public final class SpellingSuggestion {
  private SpellingSuggestion() {}

  /// {@return the end of a sentence that names the known name nearest to `typed`, empty when none
  /// is near}
  public static String hint(String typed, Collection<String> known) {
    return find(typed, known).map(name -> "; did you mean " + name + "?").orElse("");
  }

  static Optional<String> find(String typed, Collection<String> known) {
    int tolerated = Math.max(2, typed.length() / 3);
    return known.stream()
        .min(Comparator.comparingInt(name -> distance(typed, name)))
        .filter(name -> distance(typed, name) <= tolerated);
  }

  /// {@return how many letters must be added, dropped or replaced (Levenshtein)}
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
