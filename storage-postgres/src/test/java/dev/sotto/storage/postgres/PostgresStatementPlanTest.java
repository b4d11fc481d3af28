// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresDialect;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.testkit.DeclaredConstants;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Asks PostgreSQL how it runs each statement that the modules declare, whatever its parameters
/// are, with a few thousand rows in each table. Scans of whole tables are made expensive: what is
/// still in a plan cannot be done without. Not asked is what reads all there is because it is for
/// that: the steps of migrations, and the rules of an import about rows that contradict each other.
final class PostgresStatementPlanTest {
  /// Those that are not asked: of another database, and those that PostgreSQL has no plan for.
  private static final Set<String> NOT_PLANNED =
      Set.of(
          "page-since", // merged by SQLite; here it is page-since-in-parts
          "create-schema-version",
          "create-move-mark",
          "find-move-mark", // its table is there during a move
          "set-move-mark",
          "remove-move-mark",
          "commit");

  /// Those that read all of a table, which has few rows.
  private static final Map<String, String> MAY_SCAN =
      Map.of("find-last-message-id", "a sequence is one row");

  /// Those that walk along an index until they have found enough.
  private static final Map<String, String> MAY_WALK =
      Map.of("find-schema-version", "the last entry of a table with one row a version");

  /// Those whose order no index gives, with what bounds the rows that they sort.
  private static final Map<String, String> MAY_SORT =
      Map.ofEntries(
          Map.entry("find-call-of-client-id", "the parties of one call"),
          Map.entry("list-due-calls", "the parties of a page of calls"),
          Map.entry("list-live-calls-of-account", "the parties of a page of calls"),
          Map.entry("page-calls-of-account", "the parties of a page of calls"),
          Map.entry("page-live-calls", "the parties of a page of calls"),
          Map.entry("check-calls", "the parties of a page of calls"),
          Map.entry("list-not-woken", "devices that were not woken, as long as they are few"),
          Map.entry("list-sessions", "sessions of one account opened in one millisecond"),
          Map.entry("lock-acknowledged-messages", "the entries of one acknowledgement"),
          Map.entry("page-contacts", "the contacts of one account, by their handles"),
          Map.entry("page-contacts-behind", "the contacts of one account, by their handles"),
          Map.entry("page-unfinished-media-objects", "the awaited uploads of one account"));

  /// What the driver says of the parameters of many mailboxes.
  private static final String KEYS =
      "(%s)".formatted(String.join(", ", Collections.nCopies(100, "bigint, integer")));

  private static final Pattern INDEX = Pattern.compile("Scan(?: Backward)? using (\\w+) on ");
  private static final Pattern DELETE = Pattern.compile("Delete on (\\w+) ");

  private static String url;
  private static Connection connection;
  private static Map<String, List<String>> plans;

  @BeforeAll
  static void open() throws SQLException {
    url = PostgresTestDatabases.migrated();
    for (String setting :
        List.of(
            "plan_cache_mode = force_generic_plan",
            "enable_seqscan = off",
            "enable_hashjoin = off",
            "enable_mergejoin = off")) {
      EmbeddedPostgres.shared().set(url, setting);
    }
    connection = EmbeddedPostgres.shared().connect(url);
    PlanTestData.fill(connection);
    plans = new TreeMap<>();
    for (Sql sql : statements()) {
      assertThat(plans.put(sql.name(), plan(sql))).as("another one named %s", sql).isNull();
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
    PostgresTestDatabases.drop(url);
  }

  @Test
  void everyStatementShouldEnterItsTablesByAnIndex() throws SQLException {
    Map<String, String> firstColumns = firstColumns();

    assertThat(plans).hasSizeGreaterThan(150);
    assertThat(named(line -> line.contains("Seq Scan"))).isEqualTo(MAY_SCAN.keySet());
    assertThat(
            named(
                line -> INDEX.matcher(line).find(),
                (line, next) -> walks(firstColumns, line, next)))
        .isEqualTo(MAY_WALK.keySet());
  }

  @Test
  void noStatementShouldSortWhatAnIndexGives() {
    assertThat(named(line -> line.contains("Sort  ("))).isEqualTo(MAY_SORT.keySet());
  }

  /// The statements of a move are made from the descriptions of the tables.
  @Test
  void rowsShouldBeMovedInTheOrderOfAnIndex() throws SQLException {
    List<Table> tables;
    String empty = PostgresTestDatabases.migrated();
    try (TransferSource source =
        new PostgresStorageProvider().at(AdapterUrl.parse(empty)).openSource()) {
      tables = source.layout().tables();
    }
    PostgresTestDatabases.drop(empty);

    assertThat(tables).hasSizeGreaterThan(10);
    for (Table table : tables) {
      String key = table.key().stream().map(Column::name).collect(Collectors.joining(", "));
      assertThat(texts("EXPLAIN SELECT * FROM %s ORDER BY %s".formatted(table.name(), key)))
          .as(table.name())
          .noneMatch(line -> line.contains("Sort  ("));
    }
  }

  @Test
  void everyIndexShouldBeNeeded() throws SQLException {
    Set<String> used = new TreeSet<>();
    plans.values().stream()
        .flatMap(List::stream)
        .map(INDEX::matcher)
        .filter(Matcher::find)
        .forEach(found -> used.add(found.group(1)));

    // The others keep rows apart.
    List<String> searched =
        texts(
            """
            SELECT indexrelid::regclass FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
            WHERE relnamespace = 'public'::regnamespace AND NOT indisunique AND NOT indisexclusion
            """);

    assertThat(searched).isNotEmpty();
    assertThat(used).containsAll(searched);
  }

  @Test
  void everyReferenceShouldBeFoundByAnIndexWhenItsTargetIsDeleted() throws SQLException {
    Set<String> deleted = new TreeSet<>();
    plans.values().stream()
        .flatMap(List::stream)
        .map(DELETE::matcher)
        .filter(Matcher::find)
        .forEach(found -> deleted.add(found.group(1)));
    deleted.addAll(texts("SELECT conrelid::regclass FROM pg_constraint WHERE confdeltype = 'c'"));

    // The targets of those that have no index which begins with their columns.
    List<String> unfound =
        texts(
            """
            SELECT confrelid::regclass FROM pg_constraint
            WHERE contype = 'f' AND NOT EXISTS (
              SELECT 1 FROM pg_index WHERE indrelid = conrelid AND indpred IS NULL
                AND (string_to_array(indkey::text, ' ')::smallint[])[1:cardinality(conkey)] @> conkey)
            """);

    assertThat(deleted).contains("message", "device", "session");
    assertThat(unfound).doesNotContainAnyElementsOf(deleted);
  }

  /// {@return whether a scan of an index enters it somewhere else than by its first column}
  private static boolean walks(Map<String, String> firstColumns, String line, String next) {
    Matcher index = INDEX.matcher(line);
    String first = index.find() ? firstColumns.getOrDefault(index.group(1), "") : "";
    return !next.contains("Index Cond: ")
        // An expression has no name.
        || (!first.contains("(") && !Pattern.compile("\\b" + first + "\\b").matcher(next).find());
  }

  private static Set<String> named(Predicate<String> line) {
    return named(line, (_, _) -> true);
  }

  /// {@return the statements with such a line in their plan}
  ///
  /// @param pair told of the line and the one behind it
  private static Set<String> named(Predicate<String> line, BiPredicate<String, String> pair) {
    Set<String> names = new TreeSet<>();
    plans.forEach(
        (name, plan) -> {
          for (int i = 0; i < plan.size(); i++) {
            String next = i + 1 < plan.size() ? plan.get(i + 1) : "";
            if (line.test(plan.get(i)) && pair.test(plan.get(i), next)) {
              names.add(name);
            }
          }
        });
    return names;
  }

  /// {@return the first column of each index}
  private static Map<String, String> firstColumns() throws SQLException {
    List<String> names = texts("SELECT indexrelid::regclass FROM pg_index ORDER BY indexrelid");
    List<String> columns =
        texts("SELECT pg_get_indexdef(indexrelid, 1, true) FROM pg_index ORDER BY indexrelid");
    return IntStream.range(0, names.size()).boxed().collect(toMap(names::get, columns::get));
  }

  private static List<String> texts(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static List<Sql> statements() {
    return Stream.of(Sql.class, PostgresDatabase.class)
        .flatMap(member -> DeclaredConstants.of(Sql.class, member).stream())
        .filter(sql -> !sql.text().isEmpty() && !sql.text().contains(";\n"))
        .filter(sql -> !NOT_PLANNED.contains(sql.name()))
        .toList();
  }

  private static List<String> plan(Sql sql) throws SQLException {
    String text = PostgresDialect.INSTANCE.words().fill(sql.text());
    int parameters = 0;
    for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?')) {
      parameters++;
      text = text.substring(0, at) + '$' + parameters + text.substring(at + 1);
    }
    String values =
        parameters == 0
            ? ""
            : "(%s)".formatted(String.join(", ", Collections.nCopies(parameters, "NULL")));
    try (Statement statement = connection.createStatement()) {
      String types = sql.name().equals("find-mailbox-ends") ? KEYS : "";
      statement.execute("PREPARE asked%s AS %s".formatted(types, text));
      var lines = new ArrayList<String>();
      try (ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE asked" + values)) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
      statement.execute("DEALLOCATE asked");
      return lines;
    }
  }
}
