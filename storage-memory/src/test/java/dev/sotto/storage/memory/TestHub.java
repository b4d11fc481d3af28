// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.live.Roster;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestTime;

/// A hub of its own, for tests outside of this package. For one thread.
public final class TestHub {
  private static final String NAME = "hub";

  private final TestTime time = new TestTime();
  private final MemoryCoordinationProvider provider = new MemoryCoordinationProvider(time);

  /// Nobody has joined yet.
  public TestHub() {}

  /// {@return the coordination of one more node}
  public Coordination join() {
    return provider.open(AdapterUrl.parse("memory:" + NAME));
  }

  /// Lets the leases of all nodes pass.
  public void letLeasesPass() {
    time.advance(Roster.LEASE);
  }

  /// Takes from the hub what its nodes have written.
  public void wipe() {
    provider.wipeRoster(NAME);
  }
}
