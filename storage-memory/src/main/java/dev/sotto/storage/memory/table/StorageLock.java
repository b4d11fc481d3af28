// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.table;

import dev.sotto.core.PortException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The one lock of a storage. What runs under it is a transaction: it is alone, and what it has
/// done is seen whole or not at all. Nothing runs after closing.
public final class StorageLock {
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  public <T> T call(Supplier<T> transaction) {
    lock.lock();
    try {
      if (closed) {
        throw new PortException.Unavailable("the storage is closed");
      }
      return transaction.get();
    } finally {
      lock.unlock();
    }
  }

  public void run(Runnable transaction) {
    call(
        () -> {
          transaction.run();
          return Boolean.TRUE;
        });
  }

  /// Waits for the transaction that runs, and lets no other begin.
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }
}
