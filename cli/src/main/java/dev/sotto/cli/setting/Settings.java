// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

import java.util.EnumMap;
import java.util.Map;

/// The value of every setting, with where it comes from. Immutable.
public final class Settings {
  private final Map<Setting, Value> values;

  Settings(Map<Setting, Value> values) {
    this.values = new EnumMap<>(values);
  }

  /// {@return the value; the default when nobody said anything, and empty when that is empty}
  public Value value(Setting setting) {
    return values.getOrDefault(setting, Value.fallback(setting, setting.fallback()));
  }

  public String text(Setting setting) {
    return value(setting).text();
  }

  public boolean isGiven(Setting setting) {
    return value(setting).source() != SettingSource.DEFAULT;
  }

  /// One value.
  ///
  /// @param name how its source names it
  public record Value(String text, SettingSource source, SettingName name) {
    static Value fallback(Setting setting, String text) {
      return new Value(text, SettingSource.DEFAULT, new SettingName(setting, false));
    }

    /// {@return the value as it may be shown}
    public String masked() {
      return name.setting().mask(text);
    }

    /// {@return what the operator must change}
    public String spelled() {
      return source.spell(name);
    }

    @Override
    public String toString() {
      return spelled() + "=" + masked();
    }
  }
}
