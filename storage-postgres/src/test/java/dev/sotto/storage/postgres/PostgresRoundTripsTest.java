// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.message.TestDrafts.aDraft;
import static dev.sotto.testkit.message.TestDrafts.saying;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.message.CommitRecorder;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.postgres.RoundTrips;
import dev.sotto.testkit.spi.StorageFixture;
import java.io.IOException;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Counts how often the server waits for the database.
final class PostgresRoundTripsTest implements StorageFixture {
  /// Until then the driver has not prepared what is asked.
  private static final int WARM = 10;

  private String url;
  private RoundTrips line;
  private Storage storage;
  private DeviceAddress anna;
  private DeviceAddress berta;

  @BeforeEach
  void open() throws IOException {
    url = Databases.migrated();
    line = RoundTrips.to(EmbeddedPostgres.shared().port());
    // One connection beside the committer's: none is opened later on.
    storage = new PostgresStorageProvider().open(Databases.narrow(line.over(url), 1));
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
    Databases.drop(url);
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

  @ParameterizedTest
  @ValueSource(strings = {"by-client", "~by-server"})
  void appendShouldBeNewOnceWhenTheAnswerToItsCommitIsLost(String name) {
    Draft other = aDraft(anna, berta.account());
    Draft draft =
        new Draft(
            anna, berta.account(), new ClientMessageId(name), other.body(), other.expiresIn());
    var recorder = new CommitRecorder();

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
    var recorder = new CommitRecorder();

    line.loseAnswer(1);
    storage.messages().append(aDraft(anna, berta.account()), NOON, recorder);

    assertThat(recorder.sequencesOf(berta)).containsExactly(WARM + 1L);
    assertThat(storage.mailboxes().state(berta).last()).isEqualTo(WARM + 1L);
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
