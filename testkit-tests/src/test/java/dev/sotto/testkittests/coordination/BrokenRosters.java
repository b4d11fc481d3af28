// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.cluster.ForwardingRoster;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// What can be wrong with the roster.
final class BrokenRosters {
  private BrokenRosters() {}

  /// Orphans are told with each renewal.
  record OrphansToldTwice(Roster real, Set<AccountId> told) implements ForwardingRoster {
    OrphansToldTwice(Roster real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      told.addAll(renewal.orphans());
      return new Renewal(renewal.forgotten(), renewal.buried(), renewal.buries(), told);
    }
  }

  /// Orphans are not told.
  record OrphansUntold(Roster real) implements ForwardingRoster {
    @Override
    public Renewal renew() {
      return new Renewal(real.renew().forgotten(), Set.of());
    }
  }

  /// Only nodes are told that leave accounts behind.
  record DeathUntold(Roster real) implements ForwardingRoster {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(
          renewal.forgotten(), renewal.buried(), !renewal.orphans().isEmpty(), renewal.orphans());
    }
  }

  /// Nobody learns that the list was lost.
  record LossUntold(Roster real) implements ForwardingRoster {
    @Override
    public Renewal renew() {
      return new Renewal(false, real.renew().orphans());
    }
  }

  /// The list counts as lost with each renewal.
  record LossToldAlways(Roster real) implements ForwardingRoster {
    @Override
    public Renewal renew() {
      return new Renewal(true, real.renew().orphans());
    }
  }

  /// A node that was taken for dead hears only that the list was lost.
  record BurialUntold(Roster real) implements ForwardingRoster {
    @Override
    public Renewal renew() {
      Renewal renewal = real.renew();
      return new Renewal(renewal.forgotten(), renewal.orphans());
    }
  }

  /// A node does not prolong its life.
  record NeverRenews(Roster real, Set<Boolean> renewed) implements ForwardingRoster {
    NeverRenews(Roster real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Renewal renew() {
      return renewed.add(true) ? real.renew() : new Renewal(false, Set.of());
    }
  }

  /// Whoever writes counts as alive.
  record WritingRenews(Roster real) implements ForwardingRoster {
    @Override
    public boolean put(AccountId account, Set<DeviceId> connected) {
      real.renew();
      return real.put(account, connected);
    }
  }

  /// A node takes itself for another one.
  record ElsewhereIsHere(Roster real, Set<AccountId> here) implements ForwardingRoster {
    ElsewhereIsHere(Roster real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public boolean put(AccountId account, Set<DeviceId> connected) {
      here.add(account);
      return real.put(account, connected);
    }

    @Override
    public Set<AccountId> onlineElsewhere(Collection<AccountId> accounts) {
      var online = new HashSet<AccountId>(real.onlineElsewhere(accounts));
      accounts.stream().filter(here::contains).forEach(online::add);
      return online;
    }
  }

  /// Devices that have gone stay in the list.
  record DevicesPileUp(Roster real, Map<AccountId, Set<DeviceId>> devices)
      implements ForwardingRoster {
    DevicesPileUp(Roster real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public boolean put(AccountId account, Set<DeviceId> connected) {
      Set<DeviceId> all = devices.computeIfAbsent(account, _ -> ConcurrentHashMap.newKeySet());
      all.addAll(connected);
      return real.put(account, all);
    }
  }

  /// An account without a connection is offline at once.
  record NoGrace(Roster real) implements ForwardingRoster {
    @Override
    public boolean put(AccountId account, Set<DeviceId> connected) {
      return connected.isEmpty() ? real.remove(account) : real.put(account, connected);
    }
  }

  /// Nodes that remove at the same time each believe that the other is left.
  record LooksBeforeItRemoves(Roster real) implements ForwardingRoster {
    @Override
    public boolean remove(AccountId account) {
      boolean elsewhere = !real.onlineElsewhere(List.of(account)).isEmpty();
      // Others look meanwhile, if there are any.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      real.remove(account);
      return elsewhere;
    }
  }

  /// Nodes that put at the same time each believe that they are the first.
  record LooksBeforeItPuts(Roster real) implements ForwardingRoster {
    @Override
    public boolean put(AccountId account, Set<DeviceId> connected) {
      boolean elsewhere = !real.onlineElsewhere(List.of(account)).isEmpty();
      // Others look meanwhile, if there are any.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      real.put(account, connected);
      return elsewhere;
    }
  }
}
