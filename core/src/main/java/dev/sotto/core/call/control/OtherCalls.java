// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.PortException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceAddress;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The calls that keep accounts from a new one, and how they are left for it. Safe for use by many
/// threads.
///
/// A device that takes part in a new call has plainly forgotten its old one. A device that is
/// connected to no node does not keep its account busy: the account can be rung, and another device
/// of it may take its place.
public final class OtherCalls {
  /// A device that has just joined may still be about to connect.
  static final Duration CONNECTS_WITHIN = Duration.ofSeconds(10);

  private static final System.Logger LOG = System.getLogger(OtherCalls.class.getName());

  private final CallRegistry ledger;
  private final DeviceLiveness liveness;

  public OtherCalls(CallRegistry ledger, DeviceLiveness liveness) {
    this.ledger = ledger;
    this.liveness = liveness;
  }

  /// {@return how the account of `device` leaves every call that it takes part in, so that the
  /// device may join another; empty when another device takes part in one, and is not gone. A call
  /// behind very many newer ones that ring is not seen: who is told of none twice gives up}
  Optional<List<CallRevision>> leave(DeviceAddress device) {
    var leaving = new ArrayList<CallRevision>();
    for (Call call : ledger.live(device.account())) {
      Optional<Party> joined =
          call.party(device.account()).filter(party -> party.state() == PartyState.JOINED);
      if (joined.isPresent()) {
        Party party = joined.get();
        if (!party.isBy(device) && !isGone(party)) {
          return Optional.empty();
        }
        DeviceAddress by = party.address();
        CallAction action = party.isBy(device) ? new CallAction.End(by) : new CallAction.Lose(by);
        if (call.apply(action, ledger.at(call)) instanceof CallTransition.Changed(var after)) {
          leaving.add(new CallRevision.Next(call, after));
        }
      }
    }
    return Optional.of(leaving);
  }

  /// {@return the calls in which one of `accounts` takes part with a device that is gone}
  Set<CallId> abandoned(Set<AccountId> accounts) {
    return accounts.stream()
        .flatMap(
            account ->
                ledger.live(account).stream()
                    .filter(
                        call ->
                            call.party(account)
                                .filter(party -> party.state() == PartyState.JOINED)
                                .filter(this::isGone)
                                .isPresent()))
        .map(Call::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isGone(Party party) {
    if (ledger.at(party.joinedAt()).isBefore(party.joinedAt().plus(CONNECTS_WITHIN))) {
      return false;
    }
    try {
      return !liveness.isConnected(party);
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "not known who is connected: nobody counts as gone", e);
      return false;
    }
  }
}
