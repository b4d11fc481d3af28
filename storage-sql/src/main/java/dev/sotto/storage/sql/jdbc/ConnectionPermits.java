// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import dev.sotto.core.PortException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/// The right to use one of the connections of a pool. Who finds none free waits, for a while, and
/// gets one in the order of coming: who has just given one back does not pass those that wait. Safe
/// for use by many threads; virtual threads wait without holding a carrier.
public final class ConnectionPermits {
  private final Semaphore free;
  private final int size;
  private final Duration patience;
  private volatile LongConsumer listener = _ -> {};
  private volatile boolean closed;

  /// @param size how many there are
  /// @param patience how long one waits for one
  public ConnectionPermits(int size, Duration patience) {
    this.free = new Semaphore(size, true);
    this.size = size;
    this.patience = patience;
  }

  /// Tells `listener` from now on how many nanoseconds each one that found none free has waited.
  public void onWait(LongConsumer heard) {
    listener = heard;
  }

  /// @throws PortException.Unavailable when none becomes free in time, or the pool is closed
  public void take() {
    boolean taken = !closed && (isThereOne() || await());
    if (taken && closed) {
      free.release();
      taken = false;
    }
    if (!taken) {
      throw new PortException.Unavailable(
          closed
              ? "the storage is closed"
              : "no connection to the database became free in %d ms"
                  .formatted(patience.toMillis()));
    }
  }

  /// {@return whether one was free, which is taken now; waits for none}
  boolean takeIfFree() {
    if (closed || !isThereOne()) {
      return false;
    }
    if (closed) {
      free.release();
      return false;
    }
    return true;
  }

  /// Of no use when others wait: a semaphore asked without a time would let in who asks first.
  private boolean isThereOne() {
    return !free.hasQueuedThreads() && free.tryAcquire();
  }

  private boolean await() {
    long began = System.nanoTime();
    try {
      return free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PortException.Unavailable("interrupted while waiting for a connection", e);
    } finally {
      listener.accept(System.nanoTime() - began);
    }
  }

  /// {@return how many wait, about}
  int waiting() {
    return free.getQueueLength();
  }

  /// Gives back what was taken.
  public void giveBack() {
    free.release();
  }

  /// Turns away who comes from now on, waits until all are given back, and runs `connections`,
  /// which closes them.
  public void close(Runnable connections) {
    if (!closed) {
      closed = true;
      free.acquireUninterruptibly(size);
      connections.run();
      free.release(size);
    }
  }
}
