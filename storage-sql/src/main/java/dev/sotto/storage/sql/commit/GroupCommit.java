// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.core.PortException;
import dev.sotto.storage.sql.jdbc.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Lets concurrent writes share transactions. Safe for use by many threads.
///
/// One thread, the committer, takes whatever waits (it never waits for more to come), runs it in
/// the order of arrival in one transaction, commits, and then tells each write and its caller in
/// the same order. If a write of several fails, all are undone and run again in transactions of
/// their own, so that only the bad one fails. If a commit fails, every caller hears of it and
/// nothing is delivered.
public final class GroupCommit implements Transactions {
  /// Writes that may wait; more are turned away.
  static final int MAX_WAITING = 10_000;

  /// Writes of one transaction.
  static final int MAX_BATCH = 256;

  /// Bytes of one transaction; the write that exceeds it is its last.
  static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(GroupCommit.class.getName());

  private final Queue<PendingWrite<?>> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final Database database;
  private final BatchHook bulk;
  private final WriterConnection slot;
  private final Thread committer;
  private volatile boolean idle;
  private volatile boolean closing;
  private volatile boolean ended;

  private GroupCommit(Database database, BatchHook bulk) {
    this.database = database;
    this.bulk = bulk;
    slot = new WriterConnection(database);
    committer = Thread.ofPlatform().daemon().name("sotto-committer").unstarted(this::work);
  }

  /// Opens the writer's connection and starts the committer.
  ///
  /// @param bulk what the writes of a transaction have in common
  public static GroupCommit start(Database database, BatchHook bulk) {
    var commits = new GroupCommit(database, bulk);
    commits.slot.open();
    commits.committer.start();
    return commits;
  }

  /// Runs `write` and waits until it is durable. {@return what it returned}
  ///
  /// @throws PortException.Unavailable when too many wait, the storage is closed or cannot store it
  @Override
  public <T> T write(Write<T> write) {
    if (closing) {
      throw closed();
    }
    if (count.incrementAndGet() > MAX_WAITING) {
      count.decrementAndGet();
      throw new PortException.Unavailable("too many writes are waiting");
    }
    var pending = new PendingWrite<T>(write);
    waiting.add(pending);
    if (ended && waiting.remove(pending)) {
      throw closed();
    }
    if (idle) {
      LockSupport.unpark(committer);
    }
    return pending.await();
  }

  /// {@return how many writes are in line now; walks through them}
  int waiting() {
    return waiting.size();
  }

  /// Waits for what waits, then ends the committer and closes its connection.
  @Override
  public void close() {
    closing = true;
    LockSupport.unpark(committer);
    boolean interrupted = false;
    while (committer.isAlive()) {
      try {
        committer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static PortException.Unavailable closed() {
    return new PortException.Unavailable("the storage is closed");
  }

  private void work() {
    var batch = new ArrayList<PendingWrite<?>>(MAX_BATCH);
    while (take(batch)) {
      store(batch);
      batch.clear();
    }
    ended = true;
    for (var late = waiting.poll(); late != null; late = waiting.poll()) {
      late.fail(closed());
    }
    slot.close();
  }

  /// Fills the empty `batch`, waiting for the first write. {@return false when there will be none}
  private boolean take(List<PendingWrite<?>> batch) {
    int bytes = 0;
    while (batch.size() < MAX_BATCH && bytes < MAX_BATCH_BYTES) {
      var next = waiting.poll();
      if (next != null) {
        batch.add(next);
        bytes += next.weight();
      } else if (!batch.isEmpty()) {
        break;
      } else if (closing) {
        return false;
      } else {
        idle = true;
        if (waiting.isEmpty() && !closing) {
          LockSupport.park(this);
        }
        idle = false;
      }
    }
    count.addAndGet(-batch.size());
    return true;
  }

  private void store(List<PendingWrite<?>> batch) {
    try {
      database.insist(() -> commit(batch));
    } catch (WriterConnection.NotCommitted e) {
      batch.forEach(write -> write.fail(e.failure()));
      return;
    } catch (RuntimeException | Error e) {
      if (batch.size() == 1 || database.isOutage(e)) {
        batch.forEach(write -> write.fail(e));
      } else {
        batch.forEach(write -> store(List.of(write)));
      }
      return;
    }
    batch.forEach(GroupCommit::finish);
  }

  private int commit(List<PendingWrite<?>> batch) {
    slot.inTransaction(
        writer -> {
          bulk.run(batch.stream().map(PendingWrite::write).toList(), writer);
          for (var write : batch) {
            write.run(writer);
          }
        });
    return batch.size();
  }

  private static void finish(PendingWrite<?> write) {
    try {
      write.committed();
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "a listener failed after a commit", e);
    }
    write.complete();
  }
}
