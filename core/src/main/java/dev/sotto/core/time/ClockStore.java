// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.time;

import java.time.Instant;
import java.util.Optional;

/// The clock of a storage, and the time noted there. Not moved or exported. Safe for use by many
/// threads.
public interface ClockStore {
  /// {@return the time that was noted last, by whatever node; empty when none was}
  Optional<Instant> noted();

  /// Notes the time, to the millisecond; durable when it returns.
  void note(Instant time);

  /// {@return what the clock of the database's machine says now, the same for all nodes; empty for
  /// a storage that has no clock of its own}
  Optional<Instant> ownTime();
}
