// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Holds the clients back, so that every fault strikes while messages are on their way, however
/// fast the machine is. Safe for use by many threads.
final class LoadThrottle {
  private static final long LOOK_NANOS = 5_000_000;

  private final AtomicInteger answered = new AtomicInteger();
  private volatile int allowed;
  private volatile boolean over;

  /// {@return how many messages each client may have sent}
  int allowed() {
    return allowed;
  }

  void allow(int messagesOfEach) {
    allowed = messagesOfEach;
  }

  /// Counts a message of some client.
  void answered() {
    answered.incrementAndGet();
  }

  int allAnswered() {
    return answered.get();
  }

  /// Waits until all clients together have got so many answers.
  void await(int answers, Runnable check) {
    while (answered.get() < answers) {
      check.run();
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }
}
