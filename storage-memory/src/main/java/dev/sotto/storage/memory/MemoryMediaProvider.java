// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.MediaProvider;
import java.time.InstantSource;
import java.util.Set;

/// Opens object stores in memory, each one empty.
public final class MemoryMediaProvider implements MediaProvider {
  @Override
  public Set<String> schemes() {
    return Set.of("memory");
  }

  @Override
  public void check(AdapterUrl url) {
    // Whatever follows the colon says nothing.
  }

  @Override
  public ObjectStore open(AdapterUrl url, InstantSource clock) {
    return new MemoryObjectStore();
  }
}
