// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.cluster;

import dev.sotto.core.node.Bus;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.broken.OverBus;
import dev.sotto.storage.memory.broken.OverCoordination;

/// A coordination whose bus is deaf.
record LostHints(Coordination real) implements OverCoordination {
  @Override
  public Bus bus() {
    Bus bus = real.bus();
    return new OverBus() {
      @Override
      public Bus real() {
        return bus;
      }

      @Override
      public void listen(Listener listener) {
        // What is said is lost.
      }
    };
  }
}
