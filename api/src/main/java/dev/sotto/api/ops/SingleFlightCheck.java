// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import java.util.concurrent.locks.ReentrantLock;

/// A check that all share who ask for it at the same time: anybody may ask as often as they want,
/// and the storage is asked no more than once at a time. Nobody is told what an earlier check than
/// their own question has found. Safe for use by many threads.
final class SingleFlightCheck {
  private final Runnable check;
  private final ReentrantLock turn = new ReentrantLock();
  private volatile Round next = new Round();

  /// @param check throws [dev.sotto.core.PortException] when it fails
  SingleFlightCheck(Runnable check) {
    this.check = check;
  }

  /// Runs the check, or waits for one that begins from now on.
  ///
  /// @throws dev.sotto.core.PortException when it has failed
  void run() {
    Round mine = next;
    turn.lock();
    try {
      if (!mine.over) {
        next = new Round();
        mine.run(check);
      }
    } finally {
      turn.unlock();
    }
    mine.tell();
  }

  /// One run of the check. Guarded by the turn.
  private static final class Round {
    private boolean over;
    private Runnable outcome = () -> {};

    private void run(Runnable check) {
      try {
        check.run();
      } catch (RuntimeException e) {
        outcome =
            () -> {
              throw e;
            };
      } finally {
        over = true;
      }
    }

    private void tell() {
      outcome.run();
    }
  }
}
