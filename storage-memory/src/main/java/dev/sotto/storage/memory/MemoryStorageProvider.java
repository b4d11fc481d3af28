// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider;
import java.util.Set;

/// Opens storages that last as long as they are open: `memory:`. Two of them share nothing.
public final class MemoryStorageProvider implements StorageProvider {
  /// For `ServiceLoader`.
  public MemoryStorageProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("memory");
  }

  @Override
  public int schemaVersion() {
    return 0;
  }

  @Override
  public boolean isEmbedded() {
    return true;
  }

  @Override
  public StorageLocation at(AdapterUrl url) {
    MemoryUrl.check(url);
    return new MemoryLocation();
  }
}
