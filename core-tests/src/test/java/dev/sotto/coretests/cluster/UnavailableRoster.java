// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.cluster.ForwardingRoster;
import java.util.Set;

/// A roster that does not know who is connected elsewhere.
record UnavailableRoster(Roster real) implements ForwardingRoster {
  @Override
  public Set<DeviceId> connectedElsewhere(AccountId account) {
    throw new PortException.Unavailable("the roster is away");
  }
}
