// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

/// A statement and the name under which failures and traces speak of it. Compared by identity: each
/// is a constant.
public final class Sql {
  private final String name;
  private final String text;

  private Sql(String name, String text) {
    this.name = name;
    this.text = text;
  }

  /// {@return a statement}
  ///
  /// @param name verb and object, as `find-account`
  /// @param text with a question mark for each parameter
  public static Sql of(String name, String text) {
    return new Sql(name, text);
  }

  /// {@return the name}
  public String name() {
    return name;
  }

  /// {@return the text}
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return name;
  }
}
