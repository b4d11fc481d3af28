// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// Lists which accounts are online at which node, and with which devices. Each node writes only
/// what is true of itself; "elsewhere" means at another node that is alive.
///
/// The list may be lost at any time; [#renew] tells the node then to write its part again. Each
/// method waits for the answer and throws [PortException.Unavailable] when there is none. Safe for
/// use by many threads.
public interface Roster {
  /// A node that has not renewed for this long is dead.
  Duration LEASE = Duration.ofSeconds(10);

  /// How often a node should renew. With [#LEASE] a dead node is noticed within 15 s.
  Duration RENEWAL = Duration.ofSeconds(3);

  /// A node that has not renewed for this long cannot tell whether others could have.
  Duration LATE = RENEWAL.multipliedBy(2);

  /// Writes that `account` is online at this node, replacing what the node wrote of it before.
  /// Atomic with [#remove] of other nodes.
  ///
  /// @param connected its devices with an open connection; empty while the account is only about to
  ///   go offline {@return whether the account is online elsewhere}
  boolean put(AccountId account, Set<DeviceId> connected);

  /// Writes that `account` is not online at this node. {@return whether it is online elsewhere}
  boolean remove(AccountId account);

  /// {@return which of `accounts` are online elsewhere}
  ///
  /// @param accounts 1,000 at most
  Set<AccountId> onlineElsewhere(Collection<AccountId> accounts);

  /// {@return the devices of `account` that have an open connection elsewhere}
  Set<DeviceId> connectedElsewhere(AccountId account);

  /// Prolongs the life of this node, and buries nodes that are dead. A node that has not renewed
  /// for [#LATE] itself, or never, buries nobody at once: the list may have been away for all, so
  /// the others have a new lease.
  Renewal renew();

  /// The result of a renewal by a node.
  ///
  /// @param forgotten whether the list has lost what this node wrote
  /// @param buried whether that is so because another node took this one for dead, and has told
  ///   that its accounts are offline
  /// @param buries whether this node has buried others just now; of each dead node one hears
  /// @param orphans accounts that were online at a node buried just now; each is told to one node
  ///   only
  record Renewal(boolean forgotten, boolean buried, boolean buries, Set<AccountId> orphans) {
    public Renewal {
      orphans = Set.copyOf(orphans);
    }

    /// A renewal of a node that nobody took for dead, and that has buried others only if they have
    /// left `orphans`.
    public Renewal(boolean forgotten, Set<AccountId> orphans) {
      this(forgotten, false, !orphans.isEmpty(), orphans);
    }

    /// {@return what this renewal and one after it have told together}
    public Renewal and(Renewal next) {
      var all = new HashSet<AccountId>(orphans);
      all.addAll(next.orphans);
      return new Renewal(
          forgotten || next.forgotten, buried || next.buried, buries || next.buries, all);
    }
  }
}
