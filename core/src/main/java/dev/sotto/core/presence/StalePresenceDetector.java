// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.presence;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.concurrent.Timers;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Finds the accounts of nodes that died together with the roster: nobody can bury such a node, but
/// the storage knows who is shown as online. All nodes look; each account is told by one of them.
///
/// Living nodes write their parts again meanwhile. So it looks several times, and believes what it
/// sees when two looks agree. Time is counted in renewals of this node: one that cannot renew
/// cannot tell who lives. Safe for use by many threads.
final class StalePresenceDetector {
  /// Renewals before the first look, 18 s: the living have renewed at least twice, and the dead no
  /// longer count as alive.
  static final int FIRST_LOOK = 6;

  /// Renewals between two looks, 6 s: every living node renews in between.
  static final int NEXT_LOOK = 2;

  /// Looks after which what is still missing is missed in any case, 48 s after the loss.
  static final int MOST_LOOKS = 6;

  private static final System.Logger LOG = System.getLogger(StalePresenceDetector.class.getName());
  private static final int PAGE = 500;

  /// When watchers who could not be looked up are told.
  private static final Duration LATER = Duration.ofSeconds(5);

  private final RosterSync roster;
  private final PresenceNotifier announcer;
  private final Timers timers;
  private final Consumer<AccountId> tellAgain;

  private Look last = Look.NONE;

  /// Renewals until the next look; 0 while none is to come.
  private int left;

  private boolean looking;

  /// Whether the roster was lost once more meanwhile.
  private boolean again;

  /// @param tellAgain tells how things stand with an account
  StalePresenceDetector(
      RosterSync roster, PresenceNotifier announcer, Timers timers, Consumer<AccountId> tellAgain) {
    this.roster = roster;
    this.announcer = announcer;
    this.timers = timers;
    this.tellAgain = tellAgain;
  }

  /// Notes that this node has renewed.
  ///
  /// @param lost whether the roster was lost
  void renewed(boolean lost) {
    if (isDue(lost)) {
      // Not here: a look takes longer than this node has until it counts as dead.
      timers.after(Duration.ZERO, this::look);
    }
  }

  private synchronized boolean isDue(boolean lost) {
    if (lost && looking) {
      again = true;
    } else if (lost) {
      looking = true;
      left = FIRST_LOOK;
      return false;
    }
    if (left == 0) {
      return false;
    }
    left--;
    return left == 0;
  }

  private void look() {
    Look before = last();
    Look now = before;
    boolean sure = false;
    try {
      now = before.next(before.number() == 0 ? missing() : roster.nowhere(before.missing()));
      sure = now.missing().size() == before.missing().size() || now.number() == MOST_LOOKS;
      if (sure) {
        now.missing().forEach(this::show);
      }
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not known now who is online; looked up later", e);
    } finally {
      end(now, sure);
    }
  }

  private synchronized Look last() {
    return last;
  }

  private synchronized void end(Look now, boolean done) {
    last = done ? Look.NONE : now;
    looking = !done || again;
    if (looking) {
      left = done ? FIRST_LOOK : NEXT_LOOK;
    }
    if (done) {
      again = false;
    }
  }

  private Set<AccountId> missing() {
    var missing = new TreeSet<AccountId>();
    List<AccountId> page = announcer.shownOnline(0, PAGE);
    while (!page.isEmpty()) {
      missing.addAll(roster.nowhere(page));
      page = announcer.shownOnline(page.getLast().value(), PAGE);
    }
    return missing;
  }

  private void show(AccountId account) {
    try {
      if (announcer.showOffline(account)) {
        tell(account);
      }
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not known now who is shown as online; looked up later", e);
      timers.after(LATER, () -> show(account));
    }
  }

  /// By itself, because no other node does it any more, nor this one when it asks once more.
  private void tell(AccountId account) {
    try {
      announcer.announceLost(account);
      if (roster.nowhere(List.of(account)).isEmpty()) {
        // It has come meanwhile.
        tellAgain.accept(account);
      }
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "watchers cannot be told now; they will be told later", e);
      timers.after(LATER, () -> tell(account));
    }
  }

  /// @param missing who is shown as online, and was online nowhere
  /// @param number of looks since the roster was lost
  private record Look(Set<AccountId> missing, int number) {
    static final Look NONE = new Look(Set.of(), 0);

    Look next(Set<AccountId> nowMissing) {
      return new Look(nowMissing, number + 1);
    }
  }
}
