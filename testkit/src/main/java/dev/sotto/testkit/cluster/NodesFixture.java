// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import dev.sotto.core.cluster.Roster;
import dev.sotto.core.spi.Coordination;
import java.time.Duration;

/// An installation whose nodes know of each other, with nobody online at the start of a test.
public interface NodesFixture {
  /// {@return the coordination of one more node of the installation}
  ///
  /// Closing it is the death of the node: it says goodbye to nobody. The fixture closes what the
  /// test has not.
  Coordination join();

  /// Lets time pass for the leases of all nodes, without much of a wait.
  void letTimePass(Duration time);

  /// Lets the leases of all nodes pass.
  default void letLeasesPass() {
    letTimePass(Roster.LEASE);
  }

  /// Takes from the installation whatever its nodes have written.
  void wipe();

  /// Waits until the subscriptions made so far are in force.
  void settle();
}
