// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.domain;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.spi.StorageFixture;

/// A new storage, with the shortest ways to fill it.
final class OpenStorage implements StorageFixture {
  private final Storage storage = new MemoryStorageProvider().open(AdapterUrl.parse("memory:"));

  @Override
  public Storage storage() {
    return storage;
  }
}
