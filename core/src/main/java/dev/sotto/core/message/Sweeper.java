// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.time.InstantSource;

/// Removes what has expired, in bounded batches. What it has not removed yet is unreadable all the
/// same. Safe for use by many threads.
public final class Sweeper {
  /// How many messages share one transaction.
  public static final int BATCH = 500;

  /// How many batches one round may take, so that a large backlog does not hold up sending.
  public static final int MAX_BATCHES = 20;

  private final MessageStore messages;
  private final Retention retention;
  private final InstantSource clock;

  public Sweeper(MessageStore messages, Retention retention, InstantSource clock) {
    this.messages = messages;
    this.retention = retention;
    this.clock = clock;
  }

  /// Removes expired messages. {@return how many}
  public int sweep() {
    int removed = 0;
    for (int batch = 0; batch < MAX_BATCHES; batch++) {
      int now = messages.sweep(retention.horizon(clock.instant()), BATCH);
      removed += now;
      if (now < BATCH) {
        break;
      }
    }
    return removed;
  }
}
