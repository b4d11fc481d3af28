// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.postgres.PostgresTestDatabases;
import dev.sotto.storage.postgres.connection.PostgresConnectionPool;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresTransactions;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.message.CorrespondenceCache;
import dev.sotto.storage.sql.message.MessageAppender;
import dev.sotto.testkit.fixture.StorageFixture;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.spi.PortExerciser;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Uses what happens with every message or request until the server has prepared the statements,
/// then asks it how it runs them whatever their parameters. Scans of whole tables and sorts are
/// made expensive: what is still in a plan cannot be done without.
final class PostgresHotPathPlanTest implements StorageFixture {
  /// So often the driver runs a statement before it has the server prepare it.
  private static final int UNTIL_PREPARED = 6;

  /// Pages in the order of an index: nothing that grows is sorted.
  private static final Set<String> IN_ORDER =
      Set.of("ORDER BY id DESC", "ORDER BY sent_at DESC, id DESC", "ORDER BY d.seq");

  private String url;
  private PostgresConnectionPool pool;
  private Storage storage;

  @BeforeEach
  void open() {
    url = PostgresTestDatabases.migrated();
    for (String setting :
        List.of(
            "plan_cache_mode = force_generic_plan",
            "enable_seqscan = off",
            "enable_sort = off",
            "enable_bitmapscan = off")) {
      EmbeddedPostgres.shared().set(url, setting);
    }
    var database = new PostgresDatabase(PostgresUrl.of(AdapterUrl.parse(url)));
    // One connection: it has prepared everything.
    pool = PostgresConnectionPool.open(database, 1);
    var transactions = new PostgresTransactions(pool);
    storage = new SqlStorage(database, pool, transactions, new OneByOne(transactions));
  }

  @AfterEach
  void close() {
    storage.close();
    PostgresTestDatabases.drop(url);
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void everyStatementShouldEnterItsTablesByAnIndex() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    for (int round = 0; round < UNTIL_PREPARED; round++) {
      useAccounts(anna, berta);
      useMessages(anna, berta);
      PortExerciser.ask(storage, anna, berta.account());
    }

    List<Prepared> statements = pool.read(PostgresHotPathPlanTest::prepared);

    assertThat(statements).hasSizeGreaterThan(25);
    for (Prepared statement : statements) {
      List<String> plan = pool.read(connection -> plan(connection, statement));
      assertThat(plan).as(statement.text()).noneMatch(line -> line.contains("Seq Scan"));
      if (IN_ORDER.stream().anyMatch(statement.text()::contains)) {
        assertThat(plan).as(statement.text()).noneMatch(line -> line.contains("Sort  ("));
      }
    }
    assertThat(statements)
        .extracting(Prepared::text)
        .anyMatch(text -> text.contains("ORDER BY d.seq"))
        .anyMatch(text -> text.contains("ORDER BY sent_at DESC, id DESC"));
  }

  private void useAccounts(DeviceAddress anna, DeviceAddress berta) {
    AccountId id = anna.account();
    var token = new PushToken("token");
    storage.accounts().find(id);
    storage.accounts().find(new Handle("anna"));
    storage.accounts().search("an", 10);
    storage.accounts().touch(id, NOON, true);
    storage.accounts().shownOnline(0, 10);
    storage.accounts().showOffline(id);
    storage.pushTokens().put(anna, token);
    storage.pushTokens().find(anna);
    storage.contacts().add(id, berta.account(), NOON, 10_000);
    storage.contacts().firstPage(id, 10);
    storage.contacts().nextPage(id, id, 10);
    storage.contacts().watchers(id);
    storage.contacts().knows(id, berta.account());
    storage.sessions().endedSince(NOON);
    storage.sessions().list(id, NOON);
    storage.check();
  }

  private void useMessages(DeviceAddress anna, DeviceAddress berta) {
    AccountId from = anna.account();
    AccountId to = berta.account();
    MessageId id = storedMessage(aDraft(anna, to));
    storage.messages().find(from, id, seenAt(NOON));
    storage.messages().hide(id, to, seenAt(NOON));
    storage.mailboxes().ends(List.of(anna, berta));
    storage.mailboxes().read(berta, 0, 10, seenAt(NOON));
    storage.mailboxes().acknowledge(berta, storage.mailboxes().state(berta).last(), true);
    storage.messages().delete(storedMessage(aDraft(anna, to)), anna, seenAt(NOON));
    storage.history().conversation(from, to, MessageId.MAX, 10, seenAt(NOON));
    storage.history().since(from, Instant.EPOCH, MessageCursor.NEWEST, 10, seenAt(NOON));
    storage.receipts().advance(to, from, ReceiptKind.READ, id);
    storage.receipts().marks(to, from);
    storage.messages().sweep(seenAt(NOON), 10);
  }

  private static List<Prepared> prepared(SqlConnection connection) {
    return connection.all(
        Sql.of(
            "list-prepared",
            """
            SELECT name, COALESCE(array_length(parameter_types, 1), 0), statement
            FROM pg_prepared_statements
            WHERE statement ~ '(account|device|mailbox|message|contact|session|receipt|room|call|media)'
              AND statement !~ 'set_config|pg_prepared_statements|generate_series'
            """),
        row -> new Prepared(row.text(1), (int) row.number(2), row.text(3)));
  }

  private static List<String> plan(SqlConnection connection, Prepared statement) {
    String parameters = String.join(", ", Collections.nCopies(statement.parameters(), "NULL"));
    return connection.all(
        Sql.of(
            "explain",
            "EXPLAIN EXECUTE \"%s\" %s"
                .formatted(statement.name(), parameters.isEmpty() ? "" : "(" + parameters + ")")),
        row -> row.text(1));
  }

  private record Prepared(String name, int parameters, String text) {}

  /// Stores each message as the committer does, in a transaction of its own.
  private record OneByOne(PostgresTransactions transactions) implements MessageAppender {
    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      var correspondence = new CorrespondenceCache();
      var append = new PendingAppend(draft, sentAt, listener, correspondence);
      return transactions.write(
          writer -> {
            new BatchAppend(correspondence).run(List.of(append), writer);
            return append.run(writer);
          });
    }

    @Override
    public void close() {}
  }
}
