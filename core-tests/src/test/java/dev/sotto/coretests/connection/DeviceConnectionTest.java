// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.PortException;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.connection.Backlog;
import dev.sotto.core.connection.BacklogSynced;
import dev.sotto.core.connection.CloseReason;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.connection.EntriesSkipped;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionId;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// How a connection streams a mailbox, one step after the other.
final class DeviceConnectionTest {
  private final InMemoryBacklog backlog = new InMemoryBacklog();
  private final RecordingSink sink = new RecordingSink();
  private final ManualExecutor writers = new ManualExecutor();
  private final DeviceConnection connection = connection(backlog, writers);

  @Test
  void resumeShouldStreamTheBacklogThenSyncedThenLive() {
    backlog.add(3);

    assertThat(connection.resumeFromAcknowledged()).isTrue();
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent())
        .containsExactly(
            new NumberedEvent(1),
            new NumberedEvent(2),
            new NumberedEvent(3),
            new BacklogSynced(3),
            new NumberedEvent(4));
    assertThat(connection.written()).isEqualTo(4);
  }

  @Test
  void resumeShouldBeginAfterWhatWasAcknowledged() {
    backlog.add(3);
    backlog.acknowledge(2);

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sent()).containsExactly(new NumberedEvent(3), new BacklogSynced(3));
  }

  @Test
  void resumeShouldSayWhatIsSkippedWhenEntriesAreGone() {
    backlog.add(7);
    backlog.lose(1);
    backlog.lose(3);
    backlog.lose(4);
    backlog.lose(7);

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sent())
        .containsExactly(
            new EntriesSkipped(1, 1),
            new NumberedEvent(2),
            new EntriesSkipped(3, 4),
            new NumberedEvent(5),
            new NumberedEvent(6),
            new EntriesSkipped(7, 7),
            new BacklogSynced(7));
  }

  @Test
  void resumeShouldReadPageByPageWhenTheBacklogIsLong() {
    backlog.add(250);
    backlog.lose(100);

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sequences()).hasSize(249).isSorted().doesNotHaveDuplicates();
    assertThat(sink.sent()).contains(new EntriesSkipped(100, 100)).endsWith(new BacklogSynced(250));
    assertThat(backlog.reads()).isLessThanOrEqualTo(5);
  }

  @Test
  void resumeAfterShouldMeanTheEndWhenTheNumberWasNotGivenOutYet() {
    backlog.add(3);

    connection.resumeAfter(99);
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent()).containsExactly(new BacklogSynced(3), new NumberedEvent(4));
  }

  @Test
  void resumeLiveShouldSendOnlyWhatComesFromNowOn() {
    backlog.add(3);

    connection.resumeLive();
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent()).containsExactly(new NumberedEvent(4));
  }

  @Test
  void resumeLiveShouldReadNothingWhenNothingFollows() {
    backlog.add(3);
    connection.deliver(new NumberedEvent(3));

    assertThat(connection.resumeLiveAfter(3)).isTrue();
    writers.run();
    assertThat(sink.sent()).isEmpty();
    assertThat(connection.written()).isEqualTo(3);
    assertThat(backlog.reads()).isZero();

    connection.deliver(backlog.add());
    writers.run();
    assertThat(sink.sent()).containsExactly(new NumberedEvent(4));
    assertThat(backlog.reads()).isZero();
  }

  @Test
  void resumeLiveShouldReadWhatHasComeMeanwhile() {
    backlog.add(3);
    connection.deliver(backlog.add());

    connection.resumeLiveAfter(2);
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent())
        .containsExactly(new NumberedEvent(3), new NumberedEvent(4), new NumberedEvent(5));
  }

  @Test
  void resumeLiveShouldReadWhenItHasHeardOfMoreThanThereWas() {
    backlog.add(3);
    // Another node has committed it after the end of the mailbox was asked for.
    connection.hint(4);

    connection.resumeLiveAfter(3);
    backlog.add(1);
    writers.run();

    assertThat(sink.sent()).containsExactly(new NumberedEvent(4));
    assertThat(backlog.reads()).isPositive();
  }

  @Test
  void resumeShouldCountOnlyOnce() {
    backlog.add(2);
    connection.resumeAfter(1);

    assertThat(connection.resumeFromAcknowledged()).isFalse();
    assertThat(connection.resumeLive()).isFalse();
    writers.run();

    assertThat(sink.sent()).containsExactly(new NumberedEvent(2), new BacklogSynced(2));
  }

  @Test
  void deliverShouldWaitWhenTheClientHasNotSaidWhereItResumes() {
    assertThat(connection.deliver(backlog.add())).isTrue();
    connection.send(TestEvent.lasting("hello"));
    writers.run();
    assertThat(sink.sent()).containsExactly(TestEvent.lasting("hello"));

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sent())
        .containsExactly(TestEvent.lasting("hello"), new NumberedEvent(1), new BacklogSynced(1));
  }

  @Test
  void deliverShouldReadTheMailboxWhenHintsWereLost() {
    goLive();
    backlog.add(4);

    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(sink.sent()).filteredOn(BacklogSynced.class::isInstance).hasSize(1);
  }

  @Test
  void deliverShouldSendOnceWhenAHintIsRepeated() {
    goLive();
    NumberedEvent entry = backlog.add();

    connection.deliver(entry);
    connection.deliver(entry);
    writers.run();
    connection.deliver(entry);
    writers.run();

    assertThat(sink.sequences()).containsExactly(1L);
  }

  @Test
  void deliverShouldKeepTheOrderWhenAHintOvertakesAnother() {
    goLive();
    NumberedEvent first = backlog.add();
    NumberedEvent second = backlog.add();
    NumberedEvent third = backlog.add();

    connection.deliver(first);
    connection.deliver(third);
    connection.deliver(second);
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sequences()).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void deliverShouldNotBeLostWhenItComesWhileTheLastPageIsRead() {
    var target = new AtomicReference<DeviceConnection>();
    var racing =
        new Backlog() {
          private boolean raced;

          @Override
          public Page after(long sequence, int limit) {
            Page page = backlog.after(sequence, limit);
            if (!raced) {
              raced = true;
              target.get().deliver(backlog.add());
            }
            return page;
          }

          @Override
          public long last() {
            return 0;
          }

          @Override
          public long acknowledged() {
            return 0;
          }
        };
    backlog.add(2);
    target.set(connection(racing, writers));

    target.get().resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sent())
        .containsExactly(
            new NumberedEvent(1), new NumberedEvent(2), new NumberedEvent(3), new BacklogSynced(3));
  }

  @Test
  void deliverShouldNotReadWithoutEndWhenTheMailboxDoesNotKnowTheEntry() {
    goLive();

    connection.deliver(new NumberedEvent(7));
    writers.run();

    assertThat(backlog.reads()).isLessThan(10);
    assertThat(sink.closed()).isEmpty();
    connection.deliver(backlog.add());
    writers.run();
    assertThat(sink.sequences()).containsExactly(1L);
  }

  @Test
  void writeShouldCloseWhenTheMailboxCannotBeRead() {
    var broken =
        new Backlog() {
          @Override
          public Page after(long sequence, int limit) {
            throw new PortException.Unavailable("closed");
          }

          @Override
          public long last() {
            return 0;
          }

          @Override
          public long acknowledged() {
            return 0;
          }
        };
    DeviceConnection unlucky = connection(broken, writers);

    unlucky.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
    assertThat(unlucky.deliver(new NumberedEvent(1))).isFalse();
  }

  @Test
  void closeShouldDropWhatIsQueuedAndCountOnce() {
    goLive();
    connection.deliver(backlog.add());

    connection.close(CloseReason.SERVER_STOPS);
    connection.close(CloseReason.BROKEN);
    writers.run();

    assertThat(sink.sequences()).isEmpty();
    assertThat(sink.closed()).containsExactly(CloseReason.SERVER_STOPS);
    assertThat(connection.markClosed()).isFalse();
    assertThat(connection.deliver(backlog.add())).isFalse();
    assertThat(connection.send(TestEvent.lasting("late"))).isFalse();
  }

  private void goLive() {
    connection.resumeFromAcknowledged();
    writers.run();
  }

  private DeviceConnection connection(Backlog mailbox, Executor executor) {
    return new DeviceConnection(
        DeviceAddress.of(1, 1),
        new SessionId("0".repeat(32)),
        mailbox,
        sink,
        executor,
        SharedPool.ofQueues().lease(PoolClient.EXEMPT));
  }
}
