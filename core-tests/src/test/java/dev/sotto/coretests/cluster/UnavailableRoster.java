// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.cluster.ForwardingRoster;
import dev.sotto.testkit.spi.OverCoordination;
import java.util.Set;

/// A coordination that does not know who is connected elsewhere.
record UnavailableRoster(Coordination real) implements OverCoordination {
  @Override
  public Roster roster() {
    Roster roster = real.roster();
    return new ForwardingRoster() {
      @Override
      public Roster real() {
        return roster;
      }

      @Override
      public Set<DeviceId> connectedElsewhere(AccountId account) {
        throw new PortException.Unavailable("the roster is away");
      }
    };
  }
}
