// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.call.control.CallRegistry;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.cluster.Switchboard.Sent;
import dev.sotto.core.connection.DeviceConnection;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Passes signals between the parties of a call, in the order in which each sends them. Safe for
/// use by many threads.
///
/// A party that has joined is reached at the device that did. One that rings is reached at all its
/// devices; as others of them may be on their way, what it is told is kept while it rings.
public final class PartySignalling {
  private static final System.Logger LOG = System.getLogger(PartySignalling.class.getName());

  private final CallRegistry ledger;
  private final SignalCache cache;
  private final Switchboard switchboard;
  private final Roster roster;

  public PartySignalling(
      CallRegistry ledger, SignalCache cache, Switchboard switchboard, Roster roster) {
    this.ledger = ledger;
    this.cache = cache;
    this.switchboard = switchboard;
    this.roster = roster;
  }

  /// Passes on a signal.
  public Outcome signal(PartySignal signal) {
    Optional<Call> found = ledger.find(signal.call(), signal.from().account());
    if (found.isEmpty()) {
      return new Outcome.Unknown();
    }
    Call call = found.get();
    Optional<Party> to =
        call.party(signal.to()).filter(_ -> !signal.to().equals(signal.from().account()));
    if (to.isEmpty()) {
      return new Outcome.NoSuchParty();
    }
    return refusal(call, signal.from())
        .<Outcome>map(Outcome.Refused::new)
        .orElseGet(() -> new Outcome.Passed(pass(signal, to.get())));
  }

  private static Optional<CallTransition.Reason> refusal(Call call, DeviceAddress from) {
    if (call.state().isFinal()) {
      return Optional.of(CallTransition.Reason.OVER);
    }
    return call.party(from.account())
        .flatMap(
            party ->
                switch (party.state()) {
                  case RINGING -> Optional.empty();
                  case JOINED ->
                      party.isBy(from)
                          ? Optional.empty()
                          : Optional.of(CallTransition.Reason.ELSEWHERE);
                  case LEFT, DECLINED, BUSY, MISSED, CANCELLED ->
                      Optional.of(CallTransition.Reason.NOT_RINGING);
                });
  }

  private boolean pass(PartySignal signal, Party to) {
    return switch (to.state()) {
      case RINGING -> {
        keep(signal);
        Sent sent = switchboard.send(signal.to(), signal);
        yield sent.here() || (sent.published() && !elsewhere(signal.to()).isEmpty());
      }
      case JOINED -> {
        DeviceAddress device = to.address();
        Sent sent = switchboard.send(device, signal);
        yield sent.here() || (sent.published() && elsewhere(signal.to()).contains(device.device()));
      }
      case LEFT, DECLINED, BUSY, MISSED, CANCELLED -> false;
    };
  }

  private void keep(PartySignal signal) {
    try {
      cache.keep(signal, ledger.now());
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not kept: devices that connect later miss a signal", e);
    }
  }

  private Set<DeviceId> elsewhere(AccountId account) {
    try {
      return roster.connectedElsewhere(account);
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the roster is away: nobody is known to be connected elsewhere", e);
      return Set.of();
    }
  }

  /// Tells a device that has just connected of the live calls of its account, and what was kept for
  /// it of those that ring. Of what one of them may be told, a call gets half of what the newer
  /// ones have left, so that nobody can choke a device by ringing, or keep it from what others tell
  /// it.
  public void replay(DeviceConnection connection) {
    AccountId account = connection.device().account();
    int room = ReplayLimit.MOST;
    for (Call call : ledger.live(account)) {
      connection.send(new CallChanged(call));
      if (call.party(account).filter(party -> party.state() == PartyState.RINGING).isPresent()) {
        room -= replay(kept(call, account), connection, room / 2);
      }
    }
  }

  /// {@return how much it was}
  private static int replay(List<PartySignal> signals, DeviceConnection connection, int room) {
    int told = 0;
    for (PartySignal signal : ReplayLimit.within(room, signals)) {
      connection.send(signal.asReplayed());
      told += signal.weight();
    }
    return told;
  }

  private List<PartySignal> kept(Call call, AccountId to) {
    try {
      return call.parties().stream()
          .flatMap(from -> cache.kept(call.id(), from.account(), to, ledger.now()).stream())
          .toList();
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not known what was kept; the caller has to offer again", e);
      return List.of();
    }
  }

  /// The outcome of a signal.
  public sealed interface Outcome {
    /// @param delivered whether a device it is for was connected; one kept for devices that connect
    ///   later may still reach them
    record Passed(boolean delivered) implements Outcome {}

    /// There is no such call, or the sender is not in it.
    record Unknown() implements Outcome {}

    /// It is for an account that is not in the call, or the sender itself.
    record NoSuchParty() implements Outcome {}

    record Refused(CallTransition.Reason reason) implements Outcome {}
  }
}
