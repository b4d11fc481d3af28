// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException.Unavailable;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GroupCommitTest {
  @TempDir private Path folder;
  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private TestDatabase database;
  private GroupCommit commits;

  @BeforeEach
  void start() {
    database = new TestDatabase(folder);
    commits = GroupCommit.start(database, BatchHook.NONE);
  }

  @AfterEach
  void close() {
    commits.close();
    callers.close();
  }

  @Test
  void writeShouldReturnOnceItIsCommitted() {
    assertThat(commits.write(TestWrites.adding(1))).isEqualTo(1L);

    assertThat(database.numbers()).isEqualTo(1);
  }

  @Test
  void writesShouldShareACommitWhenTheyWaitTogether() throws Exception {
    List<Future<Long>> together = whileBusy(() -> submit(1, 100));

    for (Future<Long> future : together) {
      future.get();
    }
    assertThat(database.numbers()).isEqualTo(100);
    // One for the write that kept the committer busy, one for the hundred that waited.
    assertThat(database.commits).hasValue(2);
  }

  @Test
  void writesShouldBeBoundedInBytesWhenTheyAreLarge() throws Exception {
    List<Future<Long>> together =
        whileBusy(
            () ->
                IntStream.range(0, 4)
                    .mapToObj(
                        value ->
                            submit(
                                TestWrites.weighing(
                                    TestWrites.adding(value), GroupCommit.MAX_BATCH_BYTES)))
                    .toList());

    for (Future<Long> future : together) {
      future.get();
    }
    assertThat(database.commits).hasValue(5);
  }

  @Test
  void onlyTheBadWriteShouldFailWhenItSharesACommit() throws Exception {
    List<Future<Long>> together =
        whileBusy(
            () -> {
              var all = new ArrayList<Future<Long>>(submit(1, 10));
              all.add(submit(TestWrites.adding(-1)));
              all.addAll(submit(11, 20));
              return all;
            });

    for (Future<Long> good : together.subList(0, 10)) {
      good.get();
    }
    assertThatThrownBy(together.get(10)::get).hasCauseInstanceOf(IllegalStateException.class);
    for (Future<Long> good : together.subList(11, 21)) {
      good.get();
    }
    assertThat(database.numbers()).isEqualTo(20);
  }

  @Test
  void listenersShouldHearInOrderAndBeforeTheCaller() throws Exception {
    List<Long> heard = Collections.synchronizedList(new ArrayList<>());
    List<Future<Integer>> together =
        whileBusy(
            () -> {
              var all = new ArrayList<Future<Integer>>();
              for (int value = 0; value < 100; value++) {
                Write<Long> write = TestWrites.telling(TestWrites.adding(value), heard);
                all.add(
                    enqueued(
                        () -> {
                          long mine = commits.write(write);
                          return heard.indexOf(mine);
                        }));
              }
              return all;
            });

    for (Future<Integer> future : together) {
      assertThat(future.get()).isNotNegative();
    }
    assertThat(heard)
        .containsExactlyElementsOf(IntStream.range(0, 100).mapToObj(Long::valueOf).toList());
  }

  @Test
  void listenersShouldHearNothingOfWritesThatFail() {
    List<Long> heard = new ArrayList<>();

    assertThatThrownBy(() -> commits.write(TestWrites.telling(TestWrites.adding(-1), heard)))
        .isInstanceOf(IllegalStateException.class);

    assertThat(heard).isEmpty();
  }

  @Test
  void writeShouldSucceedWhenItsListenerThrows() {
    Write<Long> write =
        new Write<>() {
          @Override
          public Long run(SqlConnection writer) {
            return TestWrites.adding(1).run(writer);
          }

          @Override
          public void committed(Long result) {
            throw new IllegalStateException("a careless listener");
          }
        };

    assertThat(commits.write(write)).isEqualTo(1L);
    assertThat(commits.write(TestWrites.adding(2))).isEqualTo(2L);
  }

  @Test
  void everyoneShouldHearWhenTheCommitFails() throws Exception {
    database.full = true;
    List<Long> heard = new ArrayList<>();
    List<Future<Long>> together =
        whileBusy(
            () ->
                IntStream.range(0, 10)
                    .mapToObj(value -> submit(TestWrites.telling(TestWrites.adding(value), heard)))
                    .toList());

    for (Future<Long> future : together) {
      assertThatThrownBy(future::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(Unavailable.class);
    }
    assertThat(heard).isEmpty();
    assertThat(database.numbers()).isZero();

    database.full = false;
    assertThat(commits.write(TestWrites.adding(1))).isEqualTo(1L);
  }

  @Test
  void writeShouldBeTurnedAwayWhenTooManyWait() throws Exception {
    List<Future<Long>> together =
        whileBusy(
            () -> {
              List<Future<Long>> all = submit(0, GroupCommit.MAX_WAITING - 1);
              assertThatThrownBy(() -> commits.write(TestWrites.adding(99_999)))
                  .isInstanceOf(Unavailable.class);
              return all;
            });

    for (Future<Long> future : together) {
      future.get();
    }
    assertThat(database.numbers()).isEqualTo(GroupCommit.MAX_WAITING);
  }

  @Test
  void closeShouldFinishWhatWaits() throws Exception {
    List<Future<Long>> together = whileBusy(() -> submit(1, 1_000));

    commits.close();

    for (Future<Long> future : together) {
      future.get();
    }
    assertThat(database.numbers()).isEqualTo(1_000);
    assertThatThrownBy(() -> commits.write(TestWrites.adding(5_000)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void writeShouldOutlastAnInterrupt() throws Exception {
    var interrupted = new CompletableFuture<Boolean>();
    whileBusy(
        () -> {
          Thread caller =
              Thread.ofVirtual()
                  .start(
                      () -> {
                        commits.write(TestWrites.adding(1));
                        interrupted.complete(Thread.currentThread().isInterrupted());
                      });
          caller.interrupt();
          return List.<Future<Long>>of();
        });

    assertThat(interrupted.get()).isTrue();
    assertThat(database.numbers()).isEqualTo(1);
  }

  /// Keeps the committer inside a write while `work` puts others in line behind it.
  private <T> T whileBusy(Callable<T> work) throws Exception {
    var entered = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    Future<Boolean> busy =
        callers.submit(
            () ->
                commits.write(
                    _ -> {
                      entered.countDown();
                      await(release);
                      return true;
                    }));
    await(entered);
    try {
      return work.call();
    } finally {
      release.countDown();
      try {
        busy.get();
      } catch (ExecutionException e) {
        assertThat(database.full).isTrue();
      }
    }
  }

  private List<Future<Long>> submit(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(value -> submit(TestWrites.adding(value)))
        .toList();
  }

  private Future<Long> submit(Write<Long> write) {
    return enqueued(() -> commits.write(write));
  }

  /// Returns when the call is in line, so that the order of calls is that of the lines here.
  private <T> Future<T> enqueued(Callable<T> call) {
    int before = commits.waiting();
    Future<T> future = callers.submit(call);
    while (commits.waiting() == before) {
      Thread.onSpinWait();
    }
    return future;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
