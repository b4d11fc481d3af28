// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.cluster.ForwardingBus;
import dev.sotto.testkit.spi.OverCoordination;

/// A coordination whose bus is deaf.
record LostHints(Coordination real) implements OverCoordination {
  @Override
  public Bus bus() {
    Bus bus = real.bus();
    return new ForwardingBus() {
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
