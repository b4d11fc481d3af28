// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import java.util.concurrent.atomic.AtomicBoolean;

/// Work that runs the first time only. Safe for use by many threads.
final class RunOnce implements Runnable {
  private final AtomicBoolean done = new AtomicBoolean();
  private final Runnable work;

  RunOnce(Runnable work) {
    this.work = work;
  }

  @Override
  public void run() {
    if (done.compareAndSet(false, true)) {
      work.run();
    }
  }
}
