// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.core.spi.CoordinationProvider;
import java.util.Set;

/// Opens the coordination of an installation with one node: `memory:`.
public final class MemoryCoordinationProvider implements CoordinationProvider {
  /// For `ServiceLoader`.
  public MemoryCoordinationProvider() {}

  @Override
  public Set<String> schemes() {
    return Set.of("memory");
  }

  @Override
  public Coordination open(AdapterUrl url) {
    MemoryUrl.check(url);
    return new MemoryCoordination();
  }
}
