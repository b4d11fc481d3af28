// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

/// The sensitivity of a setting's value: what of it may be shown.
enum Sensitivity {
  /// All of it.
  OPEN {
    @Override
    String mask(String text) {
      return text;
    }
  },
  /// All but the part of a URL that may hold a user and a password.
  URL {
    @Override
    String mask(String text) {
      // Up to the last @: a password that is not written as it should be may have any of // and @.
      return text.replaceAll("//.*@", "//…@")
          .replaceAll("(?i)(password|secret|key|token)=[^&]*", "$1=…");
    }
  },
  /// Nothing.
  SECRET {
    @Override
    String mask(String text) {
      return text.isEmpty() ? "" : "…";
    }
  };

  /// {@return `text` as it may be shown and logged}
  abstract String mask(String text);

  /// {@return whether the value may come from a file, so that it need not stand in the environment}
  boolean mayComeFromFile() {
    return this != OPEN;
  }
}
