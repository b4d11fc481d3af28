// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.cluster.Bus;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.cluster.ForwardingBus;
import dev.sotto.testkit.spi.Broken;
import java.util.function.UnaryOperator;

/// A bus on which nobody hears anything.
record DeafBus(Bus real) implements ForwardingBus {
  /// A coordination all of whose hints are lost.
  static final UnaryOperator<Coordination> LOST_HINTS =
      Broken.port(Coordination.class, Bus.class, DeafBus::new);

  @Override
  public void listen(Listener listener) {
    // What is published is lost.
  }
}
