// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that breaks connections, goes away and comes back.
@Tag("full")
final class PostgresOutageTest implements StorageFixture {
  private static final int THREADS = 16;
  private static final int SENDS = 20;

  @TempDir private static Path folder;
  private static EmbeddedPostgres server;

  private final PostgresStorageProvider provider = new PostgresStorageProvider();
  private String url;
  private Storage storage;

  @BeforeAll
  static void start() {
    server = EmbeddedPostgres.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    url = server.newDatabase();
    provider.at(AdapterUrl.parse(url)).migrate();
    storage = provider.at(AdapterUrl.parse(url)).open();
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
  void nothingShouldBeLostOrStoredTwiceWhenConnectionsBreak() {
    assertSentOnce(
        () ->
            server.execute(
                """
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE datname LIKE 'test%' AND pid <> pg_backend_pid()
                """));
  }

  @Test
  void nothingShouldBeLostOrStoredTwiceWhenTheServerIsKilled() {
    assertSentOnce(
        () -> {
          server.kill();
          server.start();
        });
  }

  @Test
  void everyCallShouldBeUnavailableWhileTheServerIsAwayAndWorkAgainAfterwards() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId id = storedMessage(aDraft(anna, berta.account()));

    server.stop();
    try {
      assertThatThrownBy(() -> storedMessage(aDraft(anna, berta.account())))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> storage.messages().find(anna.account(), id, seenAt(NOON)))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> storage.accounts().find(anna.account()))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> storage.mailboxes().acknowledge(berta, 1, false))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> storage.check()).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> provider.at(AdapterUrl.parse(url)).open())
          .isInstanceOf(Unavailable.class);
    } finally {
      server.start();
    }

    assertThat(recovers()).isTrue();
    assertThat(storage.messages().find(anna.account(), id, seenAt(NOON))).isPresent();
    storedMessage(aDraft(anna, berta.account()));
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(2);
  }

  @Test
  void timelineShouldBeAnotherWhenTheDatabaseMayHaveBeenSetBack() throws SQLException {
    String first = storage.mailboxes().timeline();
    try (Storage node = provider.at(AdapterUrl.parse(url)).open()) {
      assertThat(node.mailboxes().timeline()).isEqualTo(first);
    }

    // As a restored dump does.
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE mailbox CASCADE");
    }
    String refilled = storage.mailboxes().timeline();
    // As restored files need it.
    server.stop();
    server.start();
    assertThat(recovers()).isTrue();

    assertThat(List.of(first, refilled, storage.mailboxes().timeline())).doesNotHaveDuplicates();
  }

  @Test
  void outageShouldBeNoErrorOfThePoolWhenItComesBetweenOpeningAndSettingUp() throws SQLException {
    DeviceAddress anna = storedDevice("anna");
    Queue<LogRecord> errors = new ConcurrentLinkedQueue<>();
    var pool = Logger.getLogger("com.zaxxer.hikari");
    var listener = new ErrorListener(errors);
    Level before = pool.getLevel();
    pool.addHandler(listener);
    pool.setLevel(Level.SEVERE);
    try (Connection connection = server.connect(url);
        Statement statement = connection.createStatement()) {
      // New sessions of this database end when they are set up.
      statement.execute("CREATE SCHEMA dying");
      statement.execute(
          """
          CREATE FUNCTION dying.set_config(text, text, boolean) RETURNS text
          LANGUAGE sql AS 'SELECT pg_terminate_backend(pg_backend_pid())::text'
          """);
      statement.execute(
          """
          DO $$ BEGIN EXECUTE format(
            'ALTER DATABASE %I SET search_path = dying, pg_catalog, public', current_database());
          END $$
          """);
      statement.execute(
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid()
          """);

      assertThatThrownBy(() -> storage.accounts().find(anna.account()))
          .isInstanceOf(Unavailable.class);
    } finally {
      pool.setLevel(before);
      pool.removeHandler(listener);
    }

    assertThat(errors).isEmpty();
  }

  @Test
  void statementShouldBeGivenUpWhenItTakesTooLong() throws SQLException {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    try (Storage impatient =
            provider.at(AdapterUrl.parse(url + "?statement_timeout=200ms")).open();
        Connection blocker = server.connect(url);
        Statement statement = blocker.createStatement()) {
      blocker.setAutoCommit(false);
      statement.execute("LOCK TABLE message IN ACCESS EXCLUSIVE MODE");

      assertThatThrownBy(
              () -> impatient.messages().find(anna.account(), new MessageId(1), seenAt(NOON)))
          .isInstanceOf(Unavailable.class);
      assertThatThrownBy(
              () -> impatient.messages().append(aDraft(anna, berta.account()), NOON, (_, _) -> {}))
          .isInstanceOf(Unavailable.class);

      blocker.rollback();
      assertThat(impatient.messages().append(aDraft(anna, berta.account()), NOON, (_, _) -> {}))
          .isInstanceOf(Stored.class);
    }
  }

  @Test
  void openShouldFailWhenTheServerCannotProveItsName() {
    assertThatThrownBy(() -> provider.at(AdapterUrl.parse(url + "?sslmode=verify-full")).open())
        .isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> provider.at(AdapterUrl.parse(url + "?sslmode=require")).open())
        .isInstanceOf(Unavailable.class);
    assertThatCode(() -> provider.at(AdapterUrl.parse(url + "?sslmode=disable")).open().close())
        .doesNotThrowAnyException();
  }

  @Test
  void commitsShouldBeDurableWhateverTheServerIsSetTo() throws SQLException {
    server.set(url, "synchronous_commit = off");
    var database = new PostgresDatabase(PostgresUrl.of(AdapterUrl.parse(url)));

    try (Connection writer = database.openWriter();
        Statement statement = writer.createStatement();
        var result =
            statement.executeQuery(
                "SELECT current_setting('synchronous_commit'), current_setting('fsync')")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).isEqualTo("on");
      // The server of the tests, which decides what they prove.
      assertThat(result.getString(2)).isEqualTo("on");
    }
  }

  /// The pool looks for the server every few seconds; each call waits for a part of that time.
  private boolean recovers() {
    for (int attempt = 0; attempt < 5; attempt++) {
      try {
        storage.check();
        return true;
      } catch (Unavailable e) {
        // Not yet.
      }
    }
    return false;
  }

  /// Many send, each until it is answered; after every hundred answers something breaks.
  private void assertSentOnce(Runnable disturbance) {
    List<DeviceAddress> senders =
        IntStream.range(0, THREADS).mapToObj(number -> storedDevice("sender" + number)).toList();
    DeviceAddress recipient = storedDevice("recipient");
    Queue<MessageId> acknowledged = new ConcurrentLinkedQueue<>();
    Queue<MessageId> heard = new ConcurrentLinkedQueue<>();
    var answers = new AtomicInteger();
    var oneByOne = new ReentrantLock();

    Concurrently.run(
        THREADS,
        thread -> {
          for (int send = 0; send < SENDS; send++) {
            Draft draft = aDraft(senders.get(thread), recipient.account());
            acknowledged.add(sent(draft, heard));
            if (answers.incrementAndGet() % 100 == 0) {
              oneByOne.lock();
              try {
                disturbance.run();
              } finally {
                oneByOne.unlock();
              }
            }
          }
        });

    assertThat(recovers()).isTrue();
    assertThat(acknowledged).hasSize(THREADS * SENDS).doesNotHaveDuplicates();
    assertThat(heard).doesNotHaveDuplicates();
    List<MailboxEntry> entries = entries(recipient);
    assertThat(entries)
        .extracting(MailboxEntry::sequence)
        .isEqualTo(LongStream.rangeClosed(1, THREADS * SENDS).boxed().toList());
    assertThat(entries)
        .extracting(entry -> ((Arrived) entry).message().id())
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(acknowledged);
  }

  private MessageId sent(Draft draft, Queue<MessageId> heard) {
    while (true) {
      try {
        var result =
            (Stored)
                storage.messages().append(draft, NOON, (message, _) -> heard.add(message.id()));
        return result.id();
      } catch (Unavailable e) {
        // As a client would: the same again.
      }
    }
  }

  private List<MailboxEntry> entries(DeviceAddress device) {
    return new ArrayList<>(storage.mailboxes().read(device, 0, 1_000, seenAt(NOON)).entries());
  }

  /// Keeps what is logged as an error.
  private static final class ErrorListener extends Handler {
    private final Queue<LogRecord> errors;

    ErrorListener(Queue<LogRecord> errors) {
      this.errors = errors;
    }

    @Override
    public void publish(LogRecord entry) {
      if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
        errors.add(entry);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
