// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One step of the schema.
///
/// @param version from 1, without gaps
/// @param statements in order
/// @param work what is done after them, in the same transaction, as SQL alone cannot
public record SchemaMigration(int version, List<String> statements, Consumer<SqlConnection> work) {
  public SchemaMigration {
    statements = List.copyOf(statements);
  }

  /// {@return the step written in `script`}
  ///
  /// @param script UTF-8, opened by the adapter, because a module's resources are visible to itself
  ///   only; statements end with a semicolon at the end of a line, comments start with two dashes
  ///   and a blank
  public static SchemaMigration read(int version, InputStream script) throws IOException {
    String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
    String bare =
        text.lines().map(SchemaMigration::withoutComment).collect(Collectors.joining("\n"));
    return new SchemaMigration(
        version,
        Stream.of(bare.split(";\n|;$", -1)).filter(part -> !part.isBlank()).toList(),
        _ -> {});
  }

  /// {@return the same step, with something to do after its statements}
  public SchemaMigration then(Consumer<SqlConnection> later) {
    return new SchemaMigration(version, statements, work.andThen(later));
  }

  private static String withoutComment(String line) {
    int comment = line.indexOf("-- ");
    return (comment < 0 ? line : line.substring(0, comment)).stripTrailing();
  }
}
