// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A salted password hash in the modular crypt format (`$2b$12$…`).
///
/// @param text never logged; if it is one of bcrypt, its cost is [#MAX_COST] at most: verifying it
///   would keep those who log in waiting otherwise, for days with cost 31
public record PasswordHash(String text) {
  /// Each step doubles the time of a log-in.
  public static final int MAX_COST = 15;

  private static final Pattern BCRYPT = Pattern.compile("\\$2[a-z]?\\$(\\d+)\\$.*", Pattern.DOTALL);

  public PasswordHash {
    Matcher bcrypt = BCRYPT.matcher(text);
    if (bcrypt.matches()
        && (bcrypt.group(1).length() != 2 || Integer.parseInt(bcrypt.group(1)) > MAX_COST)) {
      throw new IllegalArgumentException(
          "password hash: expected a cost of at most %d".formatted(MAX_COST));
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
