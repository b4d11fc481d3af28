// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A write on its way: made by the thread that will wait for it, completed by the committer.
final class PendingWrite<T> {
  private final Write<T> write;
  private final Thread waiter = Thread.currentThread();
  private @Nullable T result;
  private @Nullable Throwable failure;
  // Written last, read first: publishes the two above.
  private volatile boolean done;

  PendingWrite(Write<T> write) {
    this.write = write;
  }

  Write<T> write() {
    return write;
  }

  int weight() {
    return write.weight();
  }

  void run(SqlConnection writer) {
    result = write.run(writer);
  }

  void committed() {
    if (result != null) {
      write.committed(result);
    }
  }

  void complete() {
    done = true;
    LockSupport.unpark(waiter);
  }

  void fail(Throwable cause) {
    failure = cause;
    complete();
  }

  /// Waits, interrupted or not: the write may be stored whatever the caller wishes.
  T await() {
    boolean interrupted = false;
    while (!done) {
      LockSupport.park(this);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      waiter.interrupt();
    }
    return outcome();
  }

  private T outcome() {
    switch (failure) {
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case null, default -> {}
    }
    if (result == null) {
      throw new IllegalStateException("a write ended without a result", failure);
    }
    return result;
  }
}
