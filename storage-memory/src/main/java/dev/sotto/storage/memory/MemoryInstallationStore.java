// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.installation.InstallationId;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.storage.memory.table.StorageLock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class MemoryInstallationStore implements InstallationStore {
  private final StorageLock guard;
  private @Nullable InstallationId name;

  MemoryInstallationStore(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public Optional<InstallationId> find() {
    return guard.call(() -> Optional.ofNullable(name));
  }

  @Override
  public InstallationId claim(InstallationId id) {
    return guard.call(
        () -> {
          InstallationId known = name == null ? id : name;
          name = known;
          return known;
        });
  }
}
