// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.testkit.DeclaredConstants;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Asks SQLite how it runs each statement there is: every table is entered by a key or an index, in
/// the order that the statement wants, and every index is wanted by one. Not asked is what reads
/// all there is because it is for that: the steps of migrations, and the rules of an import about
/// rows that contradict each other.
final class SqliteStatementPlanTest {
  /// They are for PostgreSQL.
  private static final Set<String> NOT_ASKED = Set.of("page-since-in-parts", "redeem-code-to-room");

  /// Of the schema itself, and what a query has narrowed down to a row or a page before.
  private static final Pattern FEW_ROWS =
      Pattern.compile(
          "SCAN (sqlite_sequence|sqlite_schema|CONSTANT ROW|page|waiting|\\d+-ROW VALUES CLAUSE)");

  /// Their rows are as few as the contacts, the uploads that are not finished or the sessions
  /// opened in one millisecond, of one account, or the parties of a page of calls.
  private static final Set<String> MAY_SORT =
      Set.of(
          "page-contacts",
          "page-contacts-behind",
          "page-unfinished-media-objects",
          "list-sessions",
          "list-due-calls",
          "list-live-calls-of-account",
          "page-live-calls",
          "page-calls-of-account",
          "check-calls");

  private static final Pattern INDEX = Pattern.compile("USING (?:COVERING )?INDEX (\\w+)");

  @TempDir private Path folder;
  private AdapterUrl url;
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    url = AdapterUrl.parse("sqlite:" + folder.resolve("sotto.db"));
    new SqliteStorageProvider().at(url).migrate();
    connection = new SqliteDatabase(SqliteFile.of(url)).openWriter();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void everyStatementShouldEnterItsTablesByAnIndex() throws SQLException {
    Map<String, List<String>> plans = plans();

    assertThat(plans).hasSizeGreaterThan(120);
    var detours = new TreeMap<String, List<String>>();
    plans.forEach((name, plan) -> detours.put(name, detours(name, plan)));
    detours.values().removeIf(List::isEmpty);
    assertThat(detours).isEmpty();
  }

  @Test
  void onlyFewRowsShouldBeSorted() throws SQLException {
    Map<String, List<String>> plans = plans();

    plans.values().removeIf(plan -> plan.stream().noneMatch(SqliteStatementPlanTest::sorts));
    assertThat(plans.keySet()).isEqualTo(MAY_SORT);
  }

  /// The statements of a move are made from the descriptions of the tables.
  @Test
  void rowsShouldBeMovedInTheOrderOfAnIndex() throws SQLException {
    List<Table> tables;
    try (TransferSource source = new SqliteStorageProvider().at(url).openSource()) {
      tables = source.layout().tables();
    }

    assertThat(tables)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            table -> assertThat(planOfMove(table)).noneMatch(SqliteStatementPlanTest::sorts));
  }

  private List<String> planOfMove(Table table) throws SQLException {
    String key = table.key().stream().map(Column::name).collect(Collectors.joining(", "));
    return column(
        "EXPLAIN QUERY PLAN SELECT * FROM %s ORDER BY %s".formatted(table.name(), key), "detail");
  }

  private static boolean sorts(String line) {
    return line.contains("TEMP B-TREE");
  }

  @Test
  void everyIndexShouldBeWantedByAStatement() throws SQLException {
    var wanted = new TreeSet<String>();
    for (List<String> plan : plans().values()) {
      plan.stream()
          .map(INDEX::matcher)
          .filter(Matcher::find)
          .forEach(index -> wanted.add(index.group(1)));
    }

    List<String> indexes =
        column("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", "name");
    assertThat(indexes).isNotEmpty().allSatisfy(index -> assertThat(wanted).contains(index));
  }

  private Map<String, List<String>> plans() throws SQLException {
    List<Sql> statements =
        Stream.concat(
                DeclaredConstants.of(Sql.class, Sql.class).stream(),
                DeclaredConstants.of(Sql.class, SqliteDatabase.class).stream())
            .filter(sql -> !NOT_ASKED.contains(sql.name()))
            .filter(sql -> isPlanned(sql.text()))
            .toList();
    var plans = new TreeMap<String, List<String>>();
    for (Sql sql : statements) {
      String text = SqliteDialect.INSTANCE.words().fill(sql.text());
      assertThat(plans.put(sql.name(), column("EXPLAIN QUERY PLAN " + text, "detail")))
          .as("another one named %s", sql)
          .isNull();
    }
    return plans;
  }

  /// {@return whether it reads or changes tables}
  private static boolean isPlanned(String text) {
    return !text.isBlank()
        && !text.startsWith("PRAGMA")
        && !text.matches("BEGIN.*|COMMIT|ROLLBACK")
        // There only while something is moved.
        && !text.contains("unfinished_move");
  }

  private List<String> column(String query, String name) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query);
        ResultSet result = statement.executeQuery()) {
      var values = new ArrayList<String>();
      while (result.next()) {
        values.add(result.getString(name));
      }
      return values;
    }
  }

  private static List<String> detours(String name, List<String> plan) {
    return plan.stream()
        .filter(
            line ->
                (line.startsWith("SCAN") && !FEW_ROWS.matcher(line).matches())
                    || line.contains("AUTOMATIC")
                    || (sorts(line) && !MAY_SORT.contains(name)))
        .toList();
  }
}
