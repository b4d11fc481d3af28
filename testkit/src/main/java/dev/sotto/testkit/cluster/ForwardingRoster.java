// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.cluster;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.device.DeviceId;
import java.util.Collection;
import java.util.Set;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingRoster extends Roster {
  Roster real();

  @Override
  default boolean put(AccountId account, Set<DeviceId> connected) {
    return real().put(account, connected);
  }

  @Override
  default boolean remove(AccountId account) {
    return real().remove(account);
  }

  @Override
  default Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
    return real().onlineElsewhere(accounts);
  }

  @Override
  default Set<DeviceId> connectedElsewhere(AccountId account) {
    return real().connectedElsewhere(account);
  }

  @Override
  default Renewal renew() {
    return real().renew();
  }
}
