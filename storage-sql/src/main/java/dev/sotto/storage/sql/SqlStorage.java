// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.RoomStore;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.ClockStore;
import dev.sotto.storage.sql.account.SqlAccountStore;
import dev.sotto.storage.sql.account.SqlContactStore;
import dev.sotto.storage.sql.account.SqlCredentialStore;
import dev.sotto.storage.sql.account.SqlDeviceStore;
import dev.sotto.storage.sql.account.SqlPublicKeyStore;
import dev.sotto.storage.sql.account.SqlPushTokenStore;
import dev.sotto.storage.sql.account.SqlSessionStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.ConnectionPool;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.EmbeddedDatabase;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.ReaderPool;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.message.EmbeddedMessageAppender;
import dev.sotto.storage.sql.message.MessageAppender;
import dev.sotto.storage.sql.message.SqlHistoryStore;
import dev.sotto.storage.sql.message.SqlMailboxStore;
import dev.sotto.storage.sql.message.SqlMessageStore;
import dev.sotto.storage.sql.message.SqlReceiptStore;
import java.sql.SQLException;
import java.util.function.LongConsumer;

/// The storage over a [Database] whose schema is up to date. Safe for use by many threads.
public final class SqlStorage implements Storage {
  private static final Sql PULSE =
      Sql.of("write-pulse", "UPDATE pulse SET beats = beats + 1 WHERE id = 1");
  private static final Sql READ_PULSE =
      Sql.of("read-pulse", "SELECT beats FROM pulse WHERE id = 1");

  private static final Sql VERIFY = Sql.of("verify-storage", "");

  private final Database database;

  /// What the last [#verify] found; empty when nothing.
  private volatile String damage = "";

  private final QueryRunner reads;
  private final Transactions commits;
  private final MessageAppender appends;

  /// @param database what `pool` leads to
  /// @param pool for what reads; closed last
  /// @param commits for what writes
  /// @param appends for messages; closed first
  public SqlStorage(
      Database database, ConnectionPool pool, Transactions commits, MessageAppender appends) {
    this.database = database;
    reads = new QueryRunner(database, pool);
    this.commits = commits;
    this.appends = appends;
  }

  /// Opens the connections and starts the committer, which does all that writes.
  ///
  /// @throws dev.sotto.core.PortException when the database does not answer
  public static SqlStorage open(EmbeddedDatabase database) {
    EmbeddedMessageAppender appends = EmbeddedMessageAppender.start(database);
    try {
      return new SqlStorage(database, ReaderPool.open(database), appends.commits(), appends);
    } catch (RuntimeException e) {
      appends.close();
      throw e;
    }
  }

  @Override
  public AccountStore accounts() {
    return new SqlAccountStore(reads, commits);
  }

  @Override
  public CredentialStore credentials() {
    return new SqlCredentialStore(reads, commits);
  }

  @Override
  public SessionStore sessions() {
    return new SqlSessionStore(reads, commits);
  }

  @Override
  public DeviceStore devices() {
    return new SqlDeviceStore(reads, commits, mailboxes());
  }

  @Override
  public PushTokenStore pushTokens() {
    return new SqlPushTokenStore(reads, commits);
  }

  @Override
  public PublicKeyStore publicKeys() {
    return new SqlPublicKeyStore(commits);
  }

  @Override
  public ContactStore contacts() {
    return new SqlContactStore(reads, commits);
  }

  @Override
  public MessageStore messages() {
    return new SqlMessageStore(reads, commits, appends);
  }

  @Override
  public HistoryStore history() {
    return new SqlHistoryStore(reads, database.dialect());
  }

  @Override
  public MailboxStore mailboxes() {
    return new SqlMailboxStore(database, reads, commits);
  }

  @Override
  public ReceiptStore receipts() {
    return new SqlReceiptStore(reads, commits);
  }

  @Override
  public PairingStore pairings() {
    return new SqlPairingStore(reads, commits, database.dialect());
  }

  @Override
  public RoomStore rooms() {
    return new SqlRoomStore(reads, commits);
  }

  @Override
  public CallStore calls() {
    return new SqlCallStore(reads, commits);
  }

  @Override
  public MediaCatalogue media() {
    return new SqlMediaCatalogue(reads, commits);
  }

  @Override
  public AuditStore audit() {
    return new SqlAuditStore(reads, commits);
  }

  @Override
  public InstallationStore installation() {
    return new SqlInstallationStore(reads, commits);
  }

  @Override
  public ClockStore clock() {
    return new SqlClockStore(database, reads, commits);
  }

  @Override
  public void verify() {
    try {
      damage = database.findDamage().orElse("");
    } catch (SQLException e) {
      throw SqlConnection.translate(database, VERIFY, e);
    }
    requireSound();
  }

  private void requireSound() {
    String found = damage;
    if (!found.isEmpty()) {
      throw new PortException.Corrupt(found, new IllegalStateException(found));
    }
  }

  @Override
  public void check() {
    requireSound();
    commits.write(writer -> writer.update(PULSE));
    reads.hot(reader -> reader.first(READ_PULSE, row -> row.number(1)));
  }

  @Override
  public void onWait(LongConsumer listener) {
    reads.onWait(listener);
  }

  @Override
  public long freeBytes() {
    return database.freeBytes();
  }

  @Override
  public void releaseMemory() {
    if (isShared()) {
      // The database has its own memory.
      return;
    }
    commits.write(
        writer -> {
          database.releaseMemory(writer);
          return true;
        });
    reads.onEach(database::releaseMemory);
  }

  @Override
  public boolean isShared() {
    return !(database instanceof EmbeddedDatabase);
  }

  @Override
  public void close() {
    appends.close();
    commits.close();
    reads.close();
  }
}
