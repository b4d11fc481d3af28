// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.signal.AccountSignal.Kind;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.cluster.Switchboard.Sent;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.push.WakeUps;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Passes call signals between accounts. Safe for use by many threads.
///
/// Ringing needs a relationship: one side has the other as a contact or has written to it. Signals
/// without one are dropped without a word, so that nobody learns who exists.
public final class AccountSignalling {
  private static final System.Logger LOG = System.getLogger(AccountSignalling.class.getName());

  private final ContactStore contacts;
  private final Switchboard switchboard;
  private final Roster roster;
  private final SignalCache cache;
  private final WakeUps wakeUps;
  private final InstantSource clock;

  public AccountSignalling(
      ContactStore contacts,
      Switchboard switchboard,
      Roster roster,
      SignalCache cache,
      WakeUps wakeUps,
      InstantSource clock) {
    this.contacts = contacts;
    this.switchboard = switchboard;
    this.roster = roster;
    this.cache = cache;
    this.wakeUps = wakeUps;
    this.clock = clock;
  }

  /// Passes a signal to all connections of the callee. Without one, an offer or candidate is kept
  /// for [SignalCache#LIFETIME] and an offer wakes the callee's shared device.
  ///
  /// @param ring what an offer wakes the callee with
  public Outcome signal(AccountSignal signal, WakeUp.Call ring) {
    AccountId caller = signal.caller();
    AccountId callee = signal.callee();
    if (caller.equals(callee)
        || !(contacts.knows(caller, callee) || contacts.knows(callee, caller))) {
      return Outcome.DROPPED;
    }
    Sent sent = switchboard.send(callee, signal);
    if (sent.here() || (sent.published() && isConnectedElsewhere(callee))) {
      return Outcome.RELAYED;
    }
    if (signal.kind() == Kind.ANSWER) {
      return Outcome.DROPPED;
    }
    if (!cache.put(signal, clock.instant())) {
      return signal.kind() == Kind.OFFER ? Outcome.REFUSED : Outcome.DROPPED;
    }
    if (signal.kind() == Kind.OFFER) {
      wakeUps.wake(DeviceAddress.shared(callee), ring);
    }
    return Outcome.KEPT;
  }

  private boolean isConnectedElsewhere(AccountId callee) {
    try {
      return !roster.connectedElsewhere(callee).isEmpty();
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the roster is away: the callee counts as not connected", e);
      return false;
    }
  }

  /// Sends a new connection what was kept for its account: candidates first, then the offer. That
  /// never ends the connection; candidates beyond [ReplayLimit#MOST] are left out.
  public void replay(DeviceConnection connection) {
    List<AccountSignal> kept = cache.take(connection.device().account(), clock.instant());
    for (AccountSignal signal : ReplayLimit.within(ReplayLimit.MOST, kept)) {
      connection.send(signal.asReplayed());
    }
  }

  /// Forgets calls that have waited too long.
  public void sweep(Instant now) {
    cache.sweep(now);
  }

  /// The outcome of a signal.
  public enum Outcome {
    RELAYED,
    KEPT,
    DROPPED,
    /// An offer that cannot wait: nobody is rung.
    REFUSED
  }
}
