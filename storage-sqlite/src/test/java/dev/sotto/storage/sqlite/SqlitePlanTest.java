// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.Moments.seenAt;
import static dev.sotto.testkit.message.TestDrafts.aDraft;
import static dev.sotto.testkit.session.TestSessions.aSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.account.Standing;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessagePoint;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.session.Session;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.sql.SqlStorage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.spi.PortsInUse;
import dev.sotto.testkit.spi.StorageFixture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uses every port, then asks SQLite how it runs each statement: every table is entered by a key or
/// an index, in the order that the statement wants.
final class SqlitePlanTest implements StorageFixture {
  /// They walk the first or last rows of a key, or what another line of the plan has already
  /// narrowed down.
  private static final Set<String> HARMLESS =
      Set.of(
          "SCAN message",
          "SCAN first",
          "SCAN page",
          "SCAN CONSTANT ROW",
          "SCAN 100-ROW VALUES CLAUSE",
          "SCAN (subquery-1)",
          "SCAN sqlite_sequence");

  /// Their rows are as few as the contacts, the uploads that are not finished or the sessions
  /// opened in one millisecond, of one account, or the parties of a page of calls.
  private static final List<String> MAY_SORT =
      List.of(
          "FROM contact c JOIN account a",
          "state IN ('CREATED', 'RESERVED') AND key > ?",
          "ORDER BY created_at, id",
          "JOIN call_party p");

  @TempDir private Path folder;
  private RecordingDatabase database;
  private Storage storage;

  @BeforeEach
  void open() {
    AdapterUrl url = AdapterUrl.parse("sqlite:" + folder.resolve("sotto.db"));
    new SqliteStorageProvider().migrate(url);
    database = new RecordingDatabase(new SqliteDatabase(DatabaseFile.of(url)));
    storage = SqlStorage.open(database);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void everyStatementShouldEnterItsTablesByAnIndex() throws SQLException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    useAccounts(anna);
    useSessions(aSession(anna, NOON));
    useMessages(anna, berta);
    PortsInUse.ask(storage, anna, berta.account());

    assertThat(database.statements()).hasSizeGreaterThan(45);
    var detours = new HashMap<String, List<String>>();
    try (Connection reader = database.openReader()) {
      for (String statement : Set.copyOf(database.statements())) {
        detours.put(statement, detours(statement, plan(reader, statement)));
      }
    }
    detours.values().removeIf(List::isEmpty);
    assertThat(detours).isEmpty();
  }

  private void useAccounts(DeviceAddress anna) {
    AccountId id = anna.account();
    var token = new PushToken("token");
    storage.accounts().find(id);
    storage.accounts().find(new Handle("anna"));
    storage.accounts().search("an", 10);
    storage.accounts().page(0, 10);
    storage.accounts().touch(id, NOON, true);
    storage.accounts().shownOnline(0, 10);
    storage.accounts().showOffline(id);
    storage.credentials().find(new Handle("anna"));
    storage.credentials().setPassword(id, new PasswordHash("hash"));
    storage.credentials().setStanding(id, Standing.MEMBER);
    storage.devices().list(id);
    storage.devices().remove(storedDevice(id));
    storage.devices().ensure(anna, new DeviceName("phone"), NOON);
    storage.pushTokens().put(anna, token);
    storage.pushTokens().find(anna);
    storage.pushTokens().remove(anna, token);
    storage.publicKeys().put(id, new PublicKey("key"), true);
    storage.contacts().firstPage(id, 10);
    storage.contacts().nextPage(id, id, 10);
    storage.contacts().watchers(id);
    storage.check();
  }

  private void useSessions(Session session) {
    storage.sessions().open(session, "hash");
    storage.sessions().find(session.id());
    storage.sessions().list(session.device().account(), NOON);
    storage.sessions().rotate("hash", "next", NOON, NOON.plusSeconds(60), Duration.ofSeconds(10));
    storage.sessions().rotate("hash", "next", NOON, NOON.plusSeconds(60), Duration.ofSeconds(10));
    storage.sessions().end(session.id(), NOON);
    storage.sessions().endAll(session.device().account(), NOON);
    storage.sessions().endedSince(NOON);
    storage.sessions().sweep(NOON, 10);
  }

  private void useMessages(DeviceAddress anna, DeviceAddress berta) {
    AccountId from = anna.account();
    AccountId to = berta.account();
    storage.contacts().add(from, to, NOON, 10_000);
    storage.contacts().remove(from, to);
    storage.contacts().knows(from, to);
    Draft draft = aDraft(anna, to);
    MessageId id = storedMessage(draft);
    storedMessage(draft);
    storage.messages().find(to, id, seenAt(NOON));
    storage.messages().hide(id, to, seenAt(NOON));
    storage.mailboxes().read(berta, 0, 10, seenAt(NOON));
    storage.mailboxes().acknowledge(berta, 1, true);
    storedMessage(aDraft(anna, to));
    storage.mailboxes().acknowledge(berta, 2, false);
    storage.messages().delete(storedMessage(aDraft(anna, to)), anna, seenAt(NOON));
    storage.history().conversation(from, to, MessageId.MAX, 10, seenAt(NOON));
    storage.history().since(from, Instant.EPOCH, MessagePoint.NEWEST, 10, seenAt(NOON));
    storage.receipts().advance(to, from, ReceiptKind.READ, id);
    storage.receipts().marks(to, from);
    Concurrently.run(1_001, _ -> storedMessage(aDraft(anna, to)));
    storage.mailboxes().acknowledge(berta, Long.MAX_VALUE, true);
    storage.messages().sweep(seenAt(NOON), 10);
  }

  private static List<String> plan(Connection reader, String statement) throws SQLException {
    try (PreparedStatement explain = reader.prepareStatement("EXPLAIN QUERY PLAN " + statement);
        ResultSet result = explain.executeQuery()) {
      var lines = new ArrayList<String>();
      while (result.next()) {
        lines.add(result.getString("detail"));
      }
      return lines;
    }
  }

  private static List<String> detours(String statement, List<String> plan) {
    boolean maySort = MAY_SORT.stream().anyMatch(statement::contains);
    return plan.stream()
        .filter(
            line ->
                (line.startsWith("SCAN") && !HARMLESS.contains(line))
                    || line.contains("AUTOMATIC")
                    || (line.contains("TEMP B-TREE") && !maySort))
        .toList();
  }
}
