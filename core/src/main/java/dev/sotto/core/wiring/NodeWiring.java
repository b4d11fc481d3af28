// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.area.ClusterHealth;
import dev.sotto.core.area.NodeArea;
import dev.sotto.core.area.StorageHealth;
import dev.sotto.core.limit.RateLimiter;
import dev.sotto.core.spi.Coordination;

/// Puts together what a server knows of itself.
final class NodeWiring {
  private NodeWiring() {}

  static NodeArea of(SharedParts shared) {
    Coordination coordination = shared.ports().coordination();
    return new NodeArea(
        shared.clock(),
        new RateLimiter(
            coordination.buckets(), shared.runtime().clock(), shared.policy().switches().limits()),
        new StorageHealth(shared.storage(), shared.disk()),
        new ClusterHealth(coordination));
  }
}
