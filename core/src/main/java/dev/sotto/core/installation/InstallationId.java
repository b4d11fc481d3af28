// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.installation;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The name of an installation, drawn at its first start. No secret, and never told to clients.
///
/// @param text 32 lower-case hexadecimal digits
public record InstallationId(String text) {
  private static final int BYTES = 16;

  public InstallationId {
    if (!isValid(text)) {
      throw new IllegalArgumentException(
          "installation: %d chars (expected: %d lower-case hexadecimal digits)"
              .formatted(text.length(), 2 * BYTES));
    }
  }

  /// {@return whether `text` is one}
  public static boolean isValid(String text) {
    return text.length() == 2 * BYTES
        && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }

  /// {@return a new one}
  public static InstallationId draw(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new InstallationId(HexFormat.of().formatHex(bytes));
  }
}
