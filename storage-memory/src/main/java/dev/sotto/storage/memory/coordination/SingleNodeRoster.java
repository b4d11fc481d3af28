// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceId;
import java.util.Collection;
import java.util.Set;

/// The roster of a node that is alone: nothing is elsewhere.
final class SingleNodeRoster implements Roster {
  @Override
  public boolean put(AccountId account, Set<DeviceId> connected) {
    return false;
  }

  @Override
  public boolean remove(AccountId account) {
    return false;
  }

  @Override
  public Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
    return Set.of();
  }

  @Override
  public Set<DeviceId> connectedElsewhere(AccountId account) {
    return Set.of();
  }

  @Override
  public Renewal renew() {
    return new Renewal(false, Set.of());
  }
}
