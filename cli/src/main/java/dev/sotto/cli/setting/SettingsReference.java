// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The table of `docs/configuration.md`, made from [Setting].
public final class SettingsReference {
  private SettingsReference() {}

  /// {@return the table in Markdown}
  public static String table() {
    return Arrays.stream(Setting.values())
        .map(SettingsReference::row)
        .collect(
            Collectors.joining(
                "\n",
                """
                | Environment | Option, key | Default | Meaning |
                |---|---|---|---|
                """,
                "\n"));
  }

  private static String row(Setting setting) {
    var name = new SettingName(setting, false);
    String variable =
        setting.mayComeFromFile()
            ? "`%s`, `…_FILE`".formatted(name.variable())
            : "`%s`".formatted(name.variable());
    String fallback = setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`";
    return "| %s | `%s` | %s | %s |"
        .formatted(variable, name.key(), fallback, setting.description());
  }
}
