// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.nio.file.Path;
import java.util.Optional;
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
  public int schemaFound(AdapterUrl url) {
    MemoryUrl.check(url);
    return 0;
  }

  @Override
  public Migration migrate(AdapterUrl url) {
    MemoryUrl.check(url);
    return new Migration(0, 0);
  }

  @Override
  public Storage open(AdapterUrl url) {
    MemoryUrl.check(url);
    return new MemoryStorage();
  }

  @Override
  public Optional<Path> folder(AdapterUrl url) {
    MemoryUrl.check(url);
    return Optional.empty();
  }

  @Override
  public Optional<Path> file(AdapterUrl url) {
    MemoryUrl.check(url);
    return Optional.empty();
  }

  @Override
  public void check(AdapterUrl url) {
    MemoryUrl.check(url);
  }

  @Override
  public TransferSource openSource(AdapterUrl url) {
    throw MemoryUrl.notDurable();
  }

  @Override
  public TransferTarget openTarget(AdapterUrl url, int version) {
    throw MemoryUrl.notDurable();
  }
}
