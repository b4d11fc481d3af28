// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.device.DeviceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The accounts online at each node of a hub, guarded by the monitor of the roster.
final class HubRoster {
  private final InstantSource clock;
  private final Map<HubRosterView, Instant> renewedAt = new HashMap<>();

  /// Nodes whose whole part is written: they have renewed since the list last forgot them.
  private final Set<HubRosterView> remembered = new HashSet<>();

  /// Nodes that others took for dead and that have not renewed since.
  private final Set<HubRosterView> buried = new HashSet<>();

  private final Map<AccountId, Map<HubRosterView, Set<DeviceId>>> online = new HashMap<>();

  HubRoster(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean put(HubRosterView node, AccountId account, Set<DeviceId> connected) {
    renewedAt.putIfAbsent(node, clock.instant());
    online.computeIfAbsent(account, _ -> new HashMap<>()).put(node, Set.copyOf(connected));
    return !elsewhere(node, account).isEmpty();
  }

  synchronized boolean remove(HubRosterView node, AccountId account) {
    forget(node, account);
    return !elsewhere(node, account).isEmpty();
  }

  /// {@return the connected devices of the account at each other node that is alive and has it
  /// online}
  synchronized List<Set<DeviceId>> elsewhere(HubRosterView node, AccountId account) {
    return online.getOrDefault(account, Map.of()).entrySet().stream()
        .filter(entry -> entry.getKey() != node && isAlive(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  synchronized Renewal renew(HubRosterView node) {
    Instant now = clock.instant();
    Instant before = renewedAt.put(node, now);
    if (before == null || now.isAfter(before.plus(Roster.LATE))) {
      renewedAt.replaceAll((other, at) -> isAlive(other) ? at : now);
    }
    boolean wasBuried = buried.remove(node);
    boolean forgotten = remembered.add(node);
    var orphans = new HashSet<AccountId>();
    List<HubRosterView> dead =
        renewedAt.keySet().stream().filter(other -> !isAlive(other)).toList();
    dead.forEach(other -> orphans.addAll(bury(other)));
    return new Renewal(forgotten, wasBuried, !dead.isEmpty(), orphans);
  }

  synchronized void wipe() {
    renewedAt.clear();
    remembered.clear();
    buried.clear();
    online.clear();
  }

  private boolean isAlive(HubRosterView node) {
    Instant renewed = renewedAt.get(node);
    return renewed != null && clock.instant().isBefore(renewed.plus(Roster.LEASE));
  }

  private Set<AccountId> bury(HubRosterView node) {
    renewedAt.remove(node);
    remembered.remove(node);
    buried.add(node);
    var orphans = new HashSet<AccountId>();
    online.forEach(
        (account, nodes) -> {
          if (nodes.containsKey(node)) {
            orphans.add(account);
          }
        });
    orphans.forEach(account -> forget(node, account));
    return orphans;
  }

  private void forget(HubRosterView node, AccountId account) {
    online.computeIfPresent(
        account,
        (_, nodes) -> {
          nodes.remove(node);
          return nodes.isEmpty() ? null : nodes;
        });
  }
}
