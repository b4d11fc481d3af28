// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.call.CallTransition.Reason;
import dev.sotto.core.device.DeviceAddress;
import java.time.Instant;
import java.util.Optional;

/// The effect of an action on the party that it concerns.
sealed interface PartyTransition {
  /// Nothing changes.
  record Pass() implements PartyTransition {}

  record Refuse(Reason reason) implements PartyTransition {}

  /// The party changes.
  record Become(Party party) implements PartyTransition {}

  /// {@return what `action` means in `call`, whose ring time is not over}
  static PartyTransition on(Call call, CallAction action, Instant now) {
    Optional<Party> party = call.party(action.by().account());
    if (party.isEmpty()) {
      return new Refuse(Reason.STRANGER);
    }
    return switch (party.get().state()) {
      case RINGING -> whileRinging(party.get(), action, now);
      case JOINED -> whileJoined(party.get(), action, now);
      case LEFT, DECLINED, BUSY, MISSED, CANCELLED ->
          afterwards(party.get(), action, call.state().isFinal());
    };
  }

  private static PartyTransition whileRinging(Party party, CallAction action, Instant now) {
    DeviceAddress by = action.by();
    return switch (action) {
      case CallAction.Answer _ -> new Become(Party.joined(by, now));
      case CallAction.Decline _, CallAction.End _ ->
          new Become(party.refused(PartyState.DECLINED, by, now));
      case CallAction.Busy _ -> new Become(party.refused(PartyState.BUSY, by, now));
      case CallAction.Lose _ -> new Pass();
    };
  }

  private static PartyTransition whileJoined(Party party, CallAction action, Instant now) {
    boolean same = party.isBy(action.by());
    return switch (action) {
      case CallAction.Answer _ -> same ? new Pass() : new Refuse(Reason.ELSEWHERE);
      case CallAction.Decline _, CallAction.Busy _ ->
          new Refuse(same ? Reason.NOT_RINGING : Reason.ELSEWHERE);
      case CallAction.End _ -> same ? leaving(party, now) : new Refuse(Reason.ELSEWHERE);
      case CallAction.Lose _ -> same ? leaving(party, now) : new Pass();
    };
  }

  private static PartyTransition leaving(Party party, Instant now) {
    return new Become(party.gone(PartyState.LEFT, now));
  }

  private static PartyTransition afterwards(Party party, CallAction action, boolean over) {
    boolean repeated =
        switch (action) {
          case CallAction.Answer _ -> false;
          case CallAction.Decline _ ->
              party.state() == PartyState.DECLINED && party.isBy(action.by());
          case CallAction.Busy _ -> party.state() == PartyState.BUSY && party.isBy(action.by());
          case CallAction.End _, CallAction.Lose _ -> true;
        };
    if (repeated) {
      return new Pass();
    }
    return new Refuse(over ? Reason.OVER : Reason.NOT_RINGING);
  }
}
