// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.fixture.StorageFixture;

/// A new storage, with the shortest ways to fill it.
public final class MemoryStorageFixture implements StorageFixture {
  private final Storage storage =
      new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open();

  @Override
  public Storage storage() {
    return storage;
  }
}
