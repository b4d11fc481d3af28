// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import java.time.InstantSource;

/// Removes what has expired, in bounded batches. What it has not removed yet is unreadable all the
/// same. Safe for use by many threads.
public final class MessageSweeper {
  /// How many messages share one transaction.
  public static final int BATCH = 500;

  private final MessageStore messages;
  private final Retention retention;
  private final InstantSource clock;

  public MessageSweeper(MessageStore messages, Retention retention, InstantSource clock) {
    this.messages = messages;
    this.retention = retention;
    this.clock = clock;
  }

  /// Removes all expired messages, in steps between which others write. {@return how many}
  public int sweep() {
    Horizon horizon = retention.horizon(clock.instant());
    int removed = 0;
    int step;
    do {
      step = messages.sweep(horizon, BATCH);
      removed += step;
    } while (step == BATCH);
    return removed;
  }
}
