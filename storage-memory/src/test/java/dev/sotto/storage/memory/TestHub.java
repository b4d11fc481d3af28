// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.TestTime;
import java.time.Duration;

/// A hub of its own, for tests outside of this package. For one thread.
public final class TestHub {
  private static final String NAME = "hub";

  private final TestTime time;
  private final MemoryCoordinationProvider provider;

  /// Nobody has joined yet.
  public TestHub() {
    this(new TestTime());
  }

  /// @param time by which leases pass
  public TestHub(TestTime time) {
    this.time = time;
    provider = new MemoryCoordinationProvider(time);
  }

  /// {@return the coordination of one more node}
  public Coordination join() {
    return provider.open(AdapterUrl.parse("memory:" + NAME));
  }

  /// Lets time pass for the leases of all nodes.
  public void letTimePass(Duration passing) {
    time.advance(passing);
  }

  /// Takes from the hub what its nodes have written.
  public void wipe() {
    provider.wipe(NAME);
  }
}
