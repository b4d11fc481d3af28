// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.cluster;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Roster.Renewal;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// Writes the whole part of a node into the [Roster], account by account, and renews on the way: a
/// part of tens of thousands takes longer to write than a node counts as alive. Safe for use by
/// many threads.
public final class RosterRebuild {
  private final Roster roster;
  private final LongSupplier nanoTime;

  /// @param nanoTime as [System#nanoTime]
  public RosterRebuild(Roster roster, LongSupplier nanoTime) {
    this.roster = roster;
    this.nanoTime = nanoTime;
  }

  /// Takes a step for each account, with a renewal whenever [Roster#RENEWAL] has passed since the
  /// last one. To be called just after a renewal.
  ///
  /// @param step writes an account; false ends it here
  /// @return what the renewals on the way have told; forgotten also when one was not answered,
  ///   which ends it too: all must be written again
  public Renewal write(Iterable<AccountId> all, Predicate<AccountId> step) {
    var told = new Renewal(false, Set.of());
    long renewed = nanoTime.getAsLong();
    for (AccountId account : all) {
      if (!step.test(account)) {
        break;
      }
      if (nanoTime.getAsLong() - renewed >= Roster.RENEWAL.toNanos()) {
        try {
          told = told.and(roster.renew());
        } catch (PortException e) {
          return told.and(new Renewal(true, Set.of()));
        }
        renewed = nanoTime.getAsLong();
      }
    }
    return told;
  }
}
