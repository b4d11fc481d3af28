// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.presence;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Roster.Renewal;
import dev.sotto.core.cluster.RosterRebuild;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceId;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Keeps what the [Roster] says of this node true. While the roster is away this node knows of
/// itself alone. Safe for use by many threads.
final class RosterSync {
  private static final System.Logger LOG = System.getLogger(RosterSync.class.getName());
  private static final int MAX_ASKED = 1_000;

  private final Roster roster;
  private final ConnectionRegistry connections;
  private final Predicate<AccountId> online;
  private final RosterRebuild lease;

  /// Whether the roster does not have everything; the next renewal writes it all again.
  private volatile boolean behind;

  /// @param online whether an account is online at this node
  /// @param nanoTime as [System#nanoTime]
  RosterSync(
      Roster roster,
      ConnectionRegistry connections,
      Predicate<AccountId> online,
      LongSupplier nanoTime) {
    this.roster = roster;
    this.connections = connections;
    this.online = online;
    this.lease = new RosterRebuild(roster, nanoTime);
  }

  /// Writes how things stand for `account` here, again if they have changed meanwhile: whoever
  /// writes last writes the truth. {@return whether the account is online elsewhere}
  boolean write(AccountId account) {
    try {
      boolean elsewhere;
      Optional<Set<DeviceId>> written;
      do {
        written = truth(account);
        elsewhere =
            written.isPresent() ? roster.put(account, written.get()) : roster.remove(account);
      } while (!truth(account).equals(written));
      return elsewhere;
    } catch (PortException e) {
      behind = true;
      LOG.log(Level.DEBUG, "the roster is away", e);
      return false;
    }
  }

  /// {@return which of `accounts` are online elsewhere, as far as the roster answers}
  Set<AccountId> elsewhere(Collection<AccountId> accounts) {
    var found = new HashSet<AccountId>();
    try {
      look(accounts, found);
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the roster is away", e);
    }
    return found;
  }

  /// {@return those of `accounts` that are online nowhere}
  ///
  /// @throws PortException when the roster does not answer
  Set<AccountId> nowhere(Collection<AccountId> accounts) {
    var left = new TreeSet<AccountId>(accounts);
    left.removeIf(online);
    var found = new HashSet<AccountId>();
    look(List.copyOf(left), found);
    left.removeAll(found);
    return left;
  }

  private void look(Collection<AccountId> accounts, Set<AccountId> found) {
    var asked = new HashSet<AccountId>();
    for (AccountId account : accounts) {
      asked.add(account);
      if (asked.size() == MAX_ASKED) {
        found.addAll(roster.onlineElsewhere(asked));
        asked.clear();
      }
    }
    if (!asked.isEmpty()) {
      found.addAll(roster.onlineElsewhere(asked));
    }
  }

  /// Renews this node and repairs what the roster has lost.
  ///
  /// @param all the accounts online at this node {@return what the roster has told}
  Renewal renew(Collection<AccountId> all) {
    Renewal renewal = roster.renew();
    if (!renewal.forgotten() && !behind) {
      return renewal;
    }
    behind = false;
    Renewal meanwhile = lease.write(all, this::keepsUp);
    if (meanwhile.forgotten()) {
      behind = true;
    }
    return renewal.and(meanwhile);
  }

  private boolean keepsUp(AccountId account) {
    boolean _ = write(account);
    return !behind;
  }

  private Optional<Set<DeviceId>> truth(AccountId account) {
    return online.test(account)
        ? Optional.of(
            connections.of(account).stream()
                .map(DeviceConnection::device)
                .map(device -> device.device())
                .collect(Collectors.toSet()))
        : Optional.empty();
  }
}
