// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.push.WakeUp;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// A call between two versions: while it is being changed it need not be whole.
record CallBuilder(List<Party> parties, CallProgress course) {
  static CallBuilder of(Call call) {
    return of(call.parties(), call.course());
  }

  static CallBuilder of(List<Party> parties, CallProgress course) {
    return new CallBuilder(List.copyOf(parties), course);
  }

  Call toCall(CallId id, ClientCallId clientId, WakeUp.Media media, long version) {
    return new Call(id, clientId, media, parties, course, version);
  }

  /// Puts a party in the place of its former state.
  CallBuilder with(Party party) {
    return each(before -> before.account().equals(party.account()) ? party : before);
  }

  /// Nobody rings any longer.
  CallBuilder ringOver(Instant now) {
    return gone(PartyState.RINGING, PartyState.MISSED, now).concluded(now);
  }

  /// Answered when a callee takes part, over when nobody is left to talk to.
  CallBuilder concluded(Instant now) {
    CallProgress then = callees(PartyState.JOINED) > 0 ? course.answered(now) : course;
    long joined = count(PartyState.JOINED);
    if (joined > 1 || (joined == 1 && count(PartyState.RINGING) > 0)) {
      return new CallBuilder(parties, then);
    }
    CallState end = then.state() == CallState.RINGING ? unanswered() : CallState.ENDED;
    return new CallBuilder(parties, then.ended(end, now))
        .gone(PartyState.JOINED, PartyState.LEFT, now)
        .gone(PartyState.RINGING, PartyState.CANCELLED, now);
  }

  private CallState unanswered() {
    if (parties.getFirst().state() != PartyState.JOINED) {
      return CallState.CANCELLED;
    }
    if (callees(PartyState.MISSED) > 0) {
      return CallState.MISSED;
    }
    return callees(PartyState.DECLINED) > 0 ? CallState.DECLINED : CallState.BUSY;
  }

  private CallBuilder gone(PartyState from, PartyState to, Instant now) {
    return each(party -> party.state() == from ? party.gone(to, now) : party);
  }

  private CallBuilder each(UnaryOperator<Party> change) {
    return new CallBuilder(parties.stream().map(change).toList(), course);
  }

  private long callees(PartyState state) {
    return parties.stream().skip(1).filter(party -> party.state() == state).count();
  }

  private long count(PartyState state) {
    return parties.stream().filter(party -> party.state() == state).count();
  }
}
