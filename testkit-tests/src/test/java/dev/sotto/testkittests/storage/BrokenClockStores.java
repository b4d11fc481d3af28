// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.time.ClockStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What can be wrong with the time that a storage knows.
final class BrokenClockStores {
  private BrokenClockStores() {}

  /// Keeps the highest time.
  record NeverBack(ClockStore real, AtomicReference<@Nullable Instant> highest)
      implements ClockStore {
    NeverBack(ClockStore real) {
      this(real, new AtomicReference<>());
    }

    @Override
    public Optional<Instant> noted() {
      return real.noted().isPresent() ? Optional.ofNullable(highest.get()) : Optional.empty();
    }

    @Override
    public void note(Instant time) {
      real.note(time);
      highest.accumulateAndGet(
          time, (one, other) -> one == null || one.isBefore(other) ? other : one);
    }

    @Override
    public Optional<Instant> ownTime() {
      return real.ownTime();
    }
  }
}
