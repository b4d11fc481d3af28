// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.config;

/// Where a value comes from, the strongest first.
public enum Source {
  OPTION("option") {
    @Override
    public String spell(Name name) {
      return name.option();
    }
  },
  ENVIRONMENT("environment") {
    @Override
    public String spell(Name name) {
      return name.variable();
    }
  },
  FILE("file") {
    @Override
    public String spell(Name name) {
      return name.key();
    }
  },
  DEFAULT("default") {
    @Override
    public String spell(Name name) {
      return name.variable();
    }
  };

  private final String text;

  Source(String text) {
    this.text = text;
  }

  /// {@return how this source writes the name}
  public abstract String spell(Name name);

  /// {@return one word for it}
  public String text() {
    return text;
  }
}
