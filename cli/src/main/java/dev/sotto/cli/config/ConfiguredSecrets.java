// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

import dev.sotto.cli.setting.Setting;

/// The secrets that the operator has chosen.
///
/// @param jwt empty when not chosen
/// @param turn empty when not chosen
/// @param vapidKey empty when not chosen
public record ConfiguredSecrets(String jwt, String turn, String vapidKey) {
  static ConfiguredSecrets read(SettingParser values) {
    SecretStrength.check(values, Setting.JWT_SECRET);
    SecretStrength.check(values, Setting.TURN_SECRET);
    var given =
        new ConfiguredSecrets(
            values.text(Setting.JWT_SECRET),
            values.text(Setting.TURN_SECRET),
            values.text(Setting.VAPID_KEY));
    if (!given.jwt.isEmpty() && given.jwt.equals(given.turn)) {
      values.wrong(
          Setting.TURN_SECRET,
          "the same as the JWT secret; the TURN server would be able to sign tokens: choose another");
    }
    return given;
  }

  @Override
  public String toString() {
    return "GivenSecrets[…]";
  }
}
