// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A name of a setting in a source: its own, or that of the file which holds its value
/// (`SOTTO_JWT_SECRET_FILE`).
///
/// @param fromFile whether the value is the path of a file
public record SettingName(Setting setting, boolean fromFile) {
  private static final List<SettingName> ALL =
      Arrays.stream(Setting.values()).flatMap(SettingName::of).toList();

  /// {@return every name that a source may use}
  public static List<SettingName> all() {
    return ALL;
  }

  /// {@return the key in `sotto.yaml`}
  public String key() {
    return fromFile ? setting.key() + "-file" : setting.key();
  }

  /// {@return the option of the command line}
  public String option() {
    return "--" + key();
  }

  /// {@return the environment variable}
  public String variable() {
    return "SOTTO_" + key().toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Stream<SettingName> of(Setting setting) {
    var plain = new SettingName(setting, false);
    return setting.mayComeFromFile()
        ? Stream.of(plain, new SettingName(setting, true))
        : Stream.of(plain);
  }
}
