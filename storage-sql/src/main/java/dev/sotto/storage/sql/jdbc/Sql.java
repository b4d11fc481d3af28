// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

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

  /// {@return statements that are sent together, where the driver takes several}
  ///
  /// @param name as of a statement
  /// @param statements have their parameters in this order
  public static Sql script(String name, Sql... statements) {
    return new Sql(name, Arrays.stream(statements).map(Sql::text).collect(joining(";\n")));
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
