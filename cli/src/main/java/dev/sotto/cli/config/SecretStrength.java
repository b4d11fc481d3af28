// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.Setting;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The rules for secrets that an operator may choose.
final class SecretStrength {
  /// The shortest key of HS256 (RFC 7518 §3.2).
  static final int MIN_BYTES = 32;

  /// Letters of a drawn secret repeat, but not like this.
  private static final int MIN_DISTINCT = 8;

  /// Parts of the secrets that tutorials and sample files contain.
  private static final List<String> GIVEAWAYS =
      List.of(
          "changeme",
          "change-me",
          "change_me",
          "change-this",
          "change_this",
          "changethis",
          "your-secret",
          "your_secret",
          "yoursecret",
          "secret-key",
          "secret_key",
          "secretkey",
          "my-secret",
          "mysecret",
          "jwt-secret",
          "jwt_secret",
          "turn-secret",
          "turn_secret",
          "password",
          "placeholder",
          "example",
          "256-bit-secret",
          "0123456789",
          "1234567890",
          "abcdefgh",
          "not-so-secret",
          "supersecret",
          "super-secret");

  private static final Set<String> WORDS =
      Set.of("secret", "admin", "metrics", "sotto", "changeit", "letmein", "qwerty", "test");

  private SecretStrength() {}

  /// Notes what is wrong with a given secret; one that is not given is not wrong.
  static void check(SettingParser values, Setting setting) {
    String secret = values.text(setting);
    if (secret.isEmpty()) {
      return;
    }
    if (secret.getBytes(StandardCharsets.UTF_8).length < MIN_BYTES) {
      values.wrong(
          setting,
          "shorter than %d bytes; make one with `openssl rand -base64 48`".formatted(MIN_BYTES));
    } else if (isWellKnown(secret) || secret.chars().distinct().count() < MIN_DISTINCT) {
      values.wrong(setting, "easily guessed; make one with `openssl rand -base64 48`");
    }
  }

  static boolean isWellKnown(String secret) {
    String text = secret.toLowerCase(Locale.ROOT);
    return WORDS.contains(text) || GIVEAWAYS.stream().anyMatch(text::contains);
  }
}
