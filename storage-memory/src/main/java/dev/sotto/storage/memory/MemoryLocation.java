// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageLocation;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.nio.file.Path;
import java.util.Optional;

/// Nowhere: each storage opened here is a new one. Safe for use by many threads.
final class MemoryLocation implements StorageLocation {
  @Override
  public int schemaFound() {
    return 0;
  }

  @Override
  public Migration migrate() {
    return new Migration(0, 0);
  }

  @Override
  public Storage open() {
    return new MemoryStorage();
  }

  @Override
  public Optional<Path> folder() {
    return Optional.empty();
  }

  @Override
  public Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  public TransferSource openSource() {
    throw MemoryUrl.notDurable();
  }

  @Override
  public TransferTarget openTarget(int version) {
    throw MemoryUrl.notDurable();
  }
}
