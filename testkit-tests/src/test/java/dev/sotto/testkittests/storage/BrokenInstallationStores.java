// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.installation.InstallationStore;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What can be wrong with the name of an installation.
final class BrokenInstallationStores {
  private BrokenInstallationStores() {}

  /// Passes everything on to the real one.
  interface Over extends InstallationStore {
    InstallationStore real();

    @Override
    default Optional<InstallationId> find() {
      return real().find();
    }

    @Override
    default InstallationId claim(InstallationId id) {
      return real().claim(id);
    }
  }

  /// Each claim gives a new name.
  static final class Renamed implements Over {
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
  record Flattering(InstallationStore real) implements Over {
    @Override
    public InstallationId claim(InstallationId id) {
      InstallationId _ = real.claim(id);
      return id;
    }
  }
}
