// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.setting;

/// The source of a value, the strongest first.
public enum SettingSource {
  OPTION("option") {
    @Override
    public String spell(SettingName name) {
      return name.option();
    }
  },
  ENVIRONMENT("environment") {
    @Override
    public String spell(SettingName name) {
      return name.variable();
    }
  },
  FILE("file") {
    @Override
    public String spell(SettingName name) {
      return name.key();
    }
  },
  DEFAULT("default") {
    @Override
    public String spell(SettingName name) {
      return name.variable();
    }
  };

  private final String text;

  SettingSource(String text) {
    this.text = text;
  }

  /// {@return how this source writes the name}
  public abstract String spell(SettingName name);

  /// {@return one word for it}
  public String text() {
    return text;
  }
}
