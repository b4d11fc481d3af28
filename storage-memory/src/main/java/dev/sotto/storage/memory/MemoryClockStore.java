// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.time.ClockStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryClockStore implements ClockStore {
  private final StorageLock guard;
  private @Nullable Instant noted;

  MemoryClockStore(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public Optional<Instant> noted() {
    return guard.call(() -> Optional.ofNullable(noted));
  }

  @Override
  public void note(Instant time) {
    guard.run(() -> noted = time.truncatedTo(ChronoUnit.MILLIS));
  }

  @Override
  public Optional<Instant> ownTime() {
    return guard.call(Optional::empty);
  }
}
