// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres.append;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.storage.postgres.PostgresTestDatabases;
import dev.sotto.storage.postgres.connection.PostgresConnectionPool;
import dev.sotto.storage.postgres.connection.PostgresDatabase;
import dev.sotto.storage.postgres.connection.PostgresTransactions;
import dev.sotto.storage.postgres.connection.PostgresUrl;
import dev.sotto.storage.sql.message.CorrespondenceCache;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A message whose first attempt was cut off, so that nobody knows whether it was stored.
final class RetriedAppendTest implements StorageFixture {
  private final CorrespondenceCache correspondence = new CorrespondenceCache();
  private final List<MessageId> told = new ArrayList<>();
  private String url;
  private Storage storage;
  private PostgresConnectionPool pool;

  @BeforeEach
  void open() {
    url = PostgresTestDatabases.migrated();
    storage = new PostgresStorageProvider().at(PostgresTestDatabases.narrow(url)).open();
    pool =
        PostgresConnectionPool.open(new PostgresDatabase(PostgresUrl.of(AdapterUrl.parse(url))), 1);
  }

  @AfterEach
  void close() {
    pool.close();
    storage.close();
    PostgresTestDatabases.drop(url);
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void retryShouldFindItsOwnMessageAndTellOfItOnce() {
    Draft draft = aDraft(storedDevice("anna"), storedAccount("berta").id());
    MessageId stored = storedMessage(draft);

    assertThat(retry(draft, stored)).isEqualTo(new AppendResult.Stored(stored, NOON, false));
    assertThat(told).containsExactly(stored);
  }

  /// The database has crashed, or was restored: what the attempt had written is gone, and its id
  /// was given to another message of the same sender.
  @Test
  void retryShouldStoreAnewWhenItsIdHasGoneToAnotherMessage() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");
    MessageId other = storedMessage(aDraft(anna, berta.account()));

    AppendResult result = retry(aDraft(anna, berta.account()), other);

    assertThat(result)
        .isInstanceOfSatisfying(
            AppendResult.Stored.class,
            stored -> {
              assertThat(stored.id()).isNotEqualTo(other);
              assertThat(stored.repeated()).isFalse();
              assertThat(told).containsExactly(stored.id());
            });
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(2);
  }

  private AppendResult retry(Draft draft, MessageId tried) {
    var append =
        new PendingAppend(draft, NOON, (message, _) -> told.add(message.id()), correspondence);
    append.stored(append.attempt(tried));
    AppendResult result =
        new PostgresTransactions(pool)
            .write(
                writer -> {
                  new BatchAppend(correspondence).run(List.of(append), writer);
                  return append.run(writer);
                });
    append.committed(result);
    return result;
  }
}
