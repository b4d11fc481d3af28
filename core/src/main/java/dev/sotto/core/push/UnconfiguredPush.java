// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.push;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.LongAdder;

/// The [PushSender] of an installation without a push service: records that devices could not be
/// woken. Safe for use by many threads.
public final class UnconfiguredPush implements PushSender {
  private static final System.Logger LOG = System.getLogger(UnconfiguredPush.class.getName());

  private final LongAdder unsent = new LongAdder();

  /// Nothing has been left unsent yet.
  public UnconfiguredPush() {}

  @Override
  public Outcome send(PushToken token, WakeUp wakeUp) {
    if (unsent.sum() == 0) {
      LOG.log(
          Level.WARNING,
          "a device asked to be woken, but no push service is configured; further ones are counted only");
    }
    unsent.increment();
    return Outcome.NOT_CONFIGURED;
  }

  /// {@return how many wake-ups could not be sent since the start}
  public long unsent() {
    return unsent.sum();
  }
}
