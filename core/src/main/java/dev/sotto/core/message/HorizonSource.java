// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.time.TrustedClock;

/// The source of the present [Horizon]. One for all that reads messages, so that no surface says
/// that a message is gone which another one still shows. Safe for use by many threads.
public final class HorizonSource {
  private final Retention retention;
  private final TrustedClock clock;

  public HorizonSource(Retention retention, TrustedClock clock) {
    this.retention = retention;
    this.clock = clock;
  }

  /// {@return what may be read now}
  public Horizon now() {
    return retention.horizon(clock.reckoning());
  }

  /// {@return how long messages are kept}
  public Retention retention() {
    return retention;
  }
}
