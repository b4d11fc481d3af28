// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.time.ClockStore;
import dev.sotto.testkit.installation.ForwardingInstallationStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Stores of the name of an installation, and of the time it knows, with one defect each.
final class BrokenInstallationStores {
  private BrokenInstallationStores() {}

  /// Each claim gives a new name.
  static final class Renamed implements ForwardingInstallationStore {
    private final InstallationStore real;
    private final AtomicReference<@Nullable InstallationId> last = new AtomicReference<>();

    Renamed(InstallationStore real) {
      this.real = real;
    }

    @Override
    public InstallationStore real() {
      return real;
    }

    @Override
    public Optional<InstallationId> find() {
      return Optional.ofNullable(last.get());
    }

    @Override
    public InstallationId claim(InstallationId id) {
      last.set(id);
      return real.claim(id);
    }
  }

  /// Whoever claims hears what it asked for.
  record Flattering(InstallationStore real) implements ForwardingInstallationStore {
    @Override
    public InstallationId claim(InstallationId id) {
      InstallationId _ = real.claim(id);
      return id;
    }
  }

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
