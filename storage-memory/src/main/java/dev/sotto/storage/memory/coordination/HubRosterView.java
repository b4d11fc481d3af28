// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// The roster as one node of a hub sees it. Its identity is the name of the node.
final class HubRosterView implements Roster {
  private final HubRoster roster;

  HubRosterView(HubRoster roster) {
    this.roster = roster;
  }

  @Override
  public boolean put(AccountId account, Set<DeviceId> connected) {
    return roster.put(this, account, connected);
  }

  @Override
  public boolean remove(AccountId account) {
    return roster.remove(this, account);
  }

  @Override
  public Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
    var found = new HashSet<AccountId>();
    for (AccountId account : accounts) {
      if (!roster.elsewhere(this, account).isEmpty()) {
        found.add(account);
      }
    }
    return found;
  }

  @Override
  public Set<DeviceId> connectedElsewhere(AccountId account) {
    var found = new HashSet<DeviceId>();
    roster.elsewhere(this, account).forEach(found::addAll);
    return found;
  }

  @Override
  public Renewal renew() {
    return roster.renew(this);
  }
}
