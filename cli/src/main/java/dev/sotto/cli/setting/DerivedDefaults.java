// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import dev.sotto.cli.setting.Settings.Value;
import java.util.EnumMap;
import java.util.Map;

/// Fills in the defaults that depend on other settings.
public final class DerivedDefaults {
  private DerivedDefaults() {}

  /// {@return `given` with a value for every setting}
  static Settings resolve(Settings given) {
    Map<Setting, Value> values = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      Value value = given.value(setting);
      values.put(
          setting,
          value.source() == SettingSource.DEFAULT
              ? Value.fallback(setting, fill(value.text(), given))
              : value);
    }
    return new Settings(values);
  }

  private static String fill(String text, Settings given) {
    return text.replace("<data>", given.text(Setting.DATA))
        .replace("<host>", reachable(host(given.text(Setting.HOST))))
        .replace("<port>", given.text(Setting.PORT));
  }

  /// {@return an address to listen on as sockets take it: IPv6 without the brackets of URLs}
  public static String host(String text) {
    boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.contains(":");
    return bracketed ? text.substring(1, text.length() - 1) : text;
  }

  private static String reachable(String host) {
    return switch (host) {
      case "127.0.0.1", "::1", "0.0.0.0", "::" -> "localhost";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }
}
