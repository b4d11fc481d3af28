// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.media.object.StreamedStore;
import dev.sotto.testkit.media.StreamedStoreContract;

final class MemoryObjectStoreTest implements StreamedStoreContract {
  private final StreamedStore store = new MemoryObjectStore();

  @Override
  public StreamedStore store() {
    return store;
  }
}
