// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.PortException;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.SharedPool;
import dev.sotto.core.limit.Sharer;
import dev.sotto.core.live.Backlog;
import dev.sotto.core.live.CloseReason;
import dev.sotto.core.live.Connection;
import dev.sotto.core.live.Skipped;
import dev.sotto.core.live.Synced;
import dev.sotto.core.session.SessionId;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// How a connection streams a mailbox, one step after the other.
final class ConnectionTest {
  private final ListedBacklog backlog = new ListedBacklog();
  private final RecordingSink sink = new RecordingSink();
  private final Later writers = new Later();
  private final Connection connection = connection(backlog, writers);

  @Test
  void resumeShouldStreamTheBacklogThenSyncedThenLive() {
    backlog.add(3);

    assertThat(connection.resumeFromAcknowledged()).isTrue();
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent())
        .containsExactly(
            new Numbered(1), new Numbered(2), new Numbered(3), new Synced(3), new Numbered(4));
    assertThat(connection.written()).isEqualTo(4);
  }

  @Test
  void resumeShouldBeginAfterWhatWasAcknowledged() {
    backlog.add(3);
    backlog.acknowledge(2);

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sent()).containsExactly(new Numbered(3), new Synced(3));
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
            new Skipped(1, 1),
            new Numbered(2),
            new Skipped(3, 4),
            new Numbered(5),
            new Numbered(6),
            new Skipped(7, 7),
            new Synced(7));
  }

  @Test
  void resumeShouldReadPageByPageWhenTheBacklogIsLong() {
    backlog.add(250);
    backlog.lose(100);

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sequences()).hasSize(249).isSorted().doesNotHaveDuplicates();
    assertThat(sink.sent()).contains(new Skipped(100, 100)).endsWith(new Synced(250));
    assertThat(backlog.reads()).isLessThanOrEqualTo(5);
  }

  @Test
  void resumeAfterShouldMeanTheEndWhenTheNumberWasNotGivenOutYet() {
    backlog.add(3);

    connection.resumeAfter(99);
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent()).containsExactly(new Synced(3), new Numbered(4));
  }

  @Test
  void resumeLiveShouldSendOnlyWhatComesFromNowOn() {
    backlog.add(3);

    connection.resumeLive();
    writers.run();
    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sent()).containsExactly(new Numbered(4));
  }

  @Test
  void resumeLiveShouldReadNothingWhenNothingFollows() {
    backlog.add(3);
    connection.deliver(new Numbered(3));

    assertThat(connection.resumeLiveAfter(3)).isTrue();
    writers.run();
    assertThat(sink.sent()).isEmpty();
    assertThat(connection.written()).isEqualTo(3);
    assertThat(backlog.reads()).isZero();

    connection.deliver(backlog.add());
    writers.run();
    assertThat(sink.sent()).containsExactly(new Numbered(4));
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

    assertThat(sink.sent()).containsExactly(new Numbered(3), new Numbered(4), new Numbered(5));
  }

  @Test
  void resumeLiveShouldReadWhenItHasHeardOfMoreThanThereWas() {
    backlog.add(3);
    // Another node has committed it after the end of the mailbox was asked for.
    connection.hint(4);

    connection.resumeLiveAfter(3);
    backlog.add(1);
    writers.run();

    assertThat(sink.sent()).containsExactly(new Numbered(4));
    assertThat(backlog.reads()).isPositive();
  }

  @Test
  void resumeShouldCountOnlyOnce() {
    backlog.add(2);
    connection.resumeAfter(1);

    assertThat(connection.resumeFromAcknowledged()).isFalse();
    assertThat(connection.resumeLive()).isFalse();
    writers.run();

    assertThat(sink.sent()).containsExactly(new Numbered(2), new Synced(2));
  }

  @Test
  void deliverShouldWaitWhenTheClientHasNotSaidWhereItResumes() {
    assertThat(connection.deliver(backlog.add())).isTrue();
    connection.send(Told.lasting("hello"));
    writers.run();
    assertThat(sink.sent()).containsExactly(Told.lasting("hello"));

    connection.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.sent()).containsExactly(Told.lasting("hello"), new Numbered(1), new Synced(1));
  }

  @Test
  void deliverShouldReadTheMailboxWhenHintsWereLost() {
    goLive();
    backlog.add(4);

    connection.deliver(backlog.add());
    writers.run();

    assertThat(sink.sequences()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(sink.sent()).filteredOn(Synced.class::isInstance).hasSize(1);
  }

  @Test
  void deliverShouldSendOnceWhenAHintIsRepeated() {
    goLive();
    Numbered entry = backlog.add();

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
    Numbered first = backlog.add();
    Numbered second = backlog.add();
    Numbered third = backlog.add();

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
    var target = new AtomicReference<Connection>();
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
        .containsExactly(new Numbered(1), new Numbered(2), new Numbered(3), new Synced(3));
  }

  @Test
  void deliverShouldNotReadWithoutEndWhenTheMailboxDoesNotKnowTheEntry() {
    goLive();

    connection.deliver(new Numbered(7));
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
    Connection unlucky = connection(broken, writers);

    unlucky.resumeFromAcknowledged();
    writers.run();

    assertThat(sink.closed()).containsExactly(CloseReason.UNAVAILABLE);
    assertThat(unlucky.deliver(new Numbered(1))).isFalse();
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
    assertThat(connection.send(Told.lasting("late"))).isFalse();
  }

  private void goLive() {
    connection.resumeFromAcknowledged();
    writers.run();
  }

  private Connection connection(Backlog mailbox, Executor executor) {
    return new Connection(
        DeviceAddress.of(1, 1),
        new SessionId("0".repeat(32)),
        mailbox,
        sink,
        executor,
        SharedPool.ofQueues().lease(Sharer.EXEMPT));
  }
}
