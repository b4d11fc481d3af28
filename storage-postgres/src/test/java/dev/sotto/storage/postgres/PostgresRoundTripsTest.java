// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static dev.sotto.testkit.data.TestDrafts.saying;
import static dev.sotto.testkit.data.TestRooms.aParticipant;
import static dev.sotto.testkit.data.TestRooms.aPending;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.contact.CachingContactStore;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.BoundedMessageStore;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.HorizonSource;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.Messaging;
import dev.sotto.core.message.Retention;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Registration;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.TestTime;
import dev.sotto.testkit.fixture.StorageFixture;
import dev.sotto.testkit.message.RecordingCommitListener;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.postgres.RoundTripCountingProxy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts how often the server waits for the database.
final class PostgresRoundTripsTest implements StorageFixture {
  /// Until then the driver has not prepared what is asked.
  private static final int WARM = 10;

  private static final List<String> CODES = List.of("111111", "222222", "333333", "444444");

  private String url;
  private RoundTripCountingProxy line;
  private Storage storage;
  private DeviceAddress anna;
  private DeviceAddress berta;

  @BeforeEach
  void open() throws IOException {
    url = PostgresTestDatabases.migrated();
    line = RoundTripCountingProxy.to(EmbeddedPostgres.shared().port());
    // One connection beside the committer's: none is opened later on.
    storage =
        new PostgresStorageProvider().at(PostgresTestDatabases.narrow(line.over(url), 1)).open();
    anna = storedDevice("anna");
    berta = storedDevice("berta");
    for (int i = 0; i < WARM; i++) {
      storedMessage(aDraft(anna, berta.account()));
    }
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    line.close();
    PostgresTestDatabases.drop(url);
  }

  @Override
  public Storage storage() {
    return storage;
  }

  @Test
  void appendShouldWaitTwice() {
    Draft draft = aDraft(anna, berta.account());

    assertThat(trips(() -> append(draft))).isEqualTo(2);
  }

  @Test
  void appendShouldWaitTwiceWhenNobodyHasWrittenThereBefore() {
    Draft draft = aDraft(berta, anna.account());

    assertThat(trips(() -> append(draft))).isEqualTo(2);
  }

  @Test
  void appendShouldWaitTwiceWhenItIsARepeatOrAConflict() {
    Draft draft = aDraft(anna, berta.account());
    append(draft);

    assertThat(trips(() -> append(draft))).isEqualTo(2);
    assertThat(trips(() -> append(saying(MessageBody.ofText("other"), draft)))).isEqualTo(2);
  }

  @Test
  void appendShouldShareTheWaitsWhenManySend() {
    int sends = 400;

    long trips = trips(() -> Concurrently.call(sends, _ -> append(aDraft(anna, berta.account()))));

    assertThat(trips).isEven().isBetween(2L, (long) sends);
  }

  @Test
  void sendShouldWaitForNothingBesideItsBatch() {
    var time = new TestTime();
    var disk = new FreeDiskSpace(storage::freeBytes, time::nanoTime);
    var messaging =
        new Messaging(
            new BoundedMessageStore(storage.messages(), storage.mailboxes(), disk, time::nanoTime),
            new CachingContactStore(storage.contacts(), time::nanoTime, (_, _) -> {}),
            (_, _) -> {},
            (_, _) -> {},
            new HorizonSource(Retention.DEFAULT, new TrustedClock(time, time::nanoTime)),
            time);
    // Anna has written to her. From here on that is known, and what waits for Anna.
    messaging.send(aDraft(berta, anna.account()));

    assertThat(trips(() -> messaging.send(aDraft(berta, anna.account())))).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"by-client", "~by-server"})
  void appendShouldBeNewOnceWhenTheAnswerToItsCommitIsLost(String name) {
    Draft other = aDraft(anna, berta.account());
    Draft draft =
        new Draft(
            anna, berta.account(), new ClientMessageId(name), other.body(), other.expiresIn());
    var recorder = new RecordingCommitListener();

    line.loseAnswer(2);
    var result = (Stored) storage.messages().append(draft, NOON, recorder);

    assertThat(result.repeated()).isFalse();
    assertThat(recorder.all()).hasSize(1);
    assertThat(recorder.messages().getFirst().id()).isEqualTo(result.id());
    assertThat(recorder.sequencesOf(berta)).containsExactly(WARM + 1L);
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(WARM + 1L);
    assertThat(storedMessage(aDraft(anna, berta.account()))).isGreaterThan(result.id());
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(WARM + 2L);
  }

  @Test
  void appendShouldBeStoredOnceWhenTheAnswerBeforeItsCommitIsLost() {
    var recorder = new RecordingCommitListener();

    line.loseAnswer(1);
    storage.messages().append(aDraft(anna, berta.account()), NOON, recorder);

    assertThat(recorder.sequencesOf(berta)).containsExactly(WARM + 1L);
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(WARM + 1L);
  }

  @Test
  void codeShouldTakeOneStatementAStep() {
    assertThat(least(code -> pairings().register(aPending(code, "anna"), NOON))).isEqualTo(1);
    var anna = new ParticipantId("anna");
    assertThat(least(code -> pairings().collect(new JoinCode(code), anna, NOON))).isEqualTo(1);
    // Whether it is worth a commit is asked first.
    assertThat(least(code -> accept(code, "berta"))).isEqualTo(2);
    assertThat(least(code -> pairings().collect(new JoinCode(code), anna, NOON))).isEqualTo(2);
    assertThat(least(code -> pairings().collect(new JoinCode(code), anna, NOON))).isEqualTo(1);
  }

  @Test
  void guessingShouldCostNoCommit() throws SQLException {
    assertThat(least(code -> accept(code, "eve"))).isEqualTo(1);
    for (String code : CODES) {
      pairings().register(aPending(code, "anna"), NOON);
    }
    assertThat(least(code -> pairings().register(aPending(code, "eve"), NOON))).isEqualTo(2);

    long before = transactions();
    for (String code : CODES) {
      assertThat(pairings().register(aPending(code, "eve"), NOON))
          .isEqualTo(new Registration.Taken());
      accept("no" + code, "eve");
    }
    // The database may have cleaned up by itself.
    assertThat(transactions() - before).isLessThan(CODES.size());
  }

  private PairingStore pairings() {
    return storage.pairings();
  }

  private Acceptance accept(String code, String guest) {
    RoomId id = RoomId.random(RandomGenerator.getDefault());
    return pairings().accept(new JoinCode(code), aParticipant(guest), id, NOON);
  }

  /// {@return how often a step waits for one of the codes: for others the pool may have looked
  /// whether the connection still lives}
  private long least(Function<String, Object> step) {
    return CODES.stream().mapToLong(code -> trips(() -> step.apply(code))).min().orElseThrow();
  }

  /// {@return a number that rises with each transaction that writes}
  private long transactions() throws SQLException {
    try (Connection connection = EmbeddedPostgres.shared().connect(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT txid_snapshot_xmax(txid_current_snapshot())")) {
      row.next();
      return row.getLong(1);
    }
  }

  private AppendResult append(Draft draft) {
    return storage.messages().append(draft, NOON, (_, _) -> {});
  }

  private long trips(Supplier<?> work) {
    long before = line.count();
    var _ = work.get();
    return line.count() - before;
  }
}
