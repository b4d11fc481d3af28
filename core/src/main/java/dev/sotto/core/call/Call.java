// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.push.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A call: who is in it and how it stands. Immutable; what happens to it makes the next version.
///
/// @param parties 2 to 6, the caller first, then the callees in the order in which they were called
/// @param version 1 when placed, and one more with each change
public record Call(
    CallId id,
    ClientCallId clientId,
    WakeUp.Media media,
    List<Party> parties,
    CallProgress course,
    long version) {
  /// What has not happened yet.
  public static final Instant NEVER = Lifetime.NEVER;

  /// How long a call rings.
  public static final Duration RING_TIME = Duration.ofSeconds(60);

  /// Everybody sends to everybody, so a call is small.
  public static final int MAX_CALLEES = 5;

  public Call {
    parties = List.copyOf(parties);
    boolean active = parties.stream().anyMatch(Party::isActive);
    if (parties.size() < 2
        || parties.size() > 1 + MAX_CALLEES
        || parties.stream().map(Party::account).distinct().count() < parties.size()
        || active == course.state().isFinal()
        || version < 1) {
      throw new IllegalArgumentException(
          "call %s: version %d, %s".formatted(course.state(), version, parties));
    }
  }

  /// {@return a new call}
  ///
  /// @param busy those of the callees who cannot be rung now
  /// @param now milliseconds
  public static Call place(CallId id, CallInvite placing, Set<AccountId> busy, Instant now) {
    var parties = new ArrayList<Party>();
    parties.add(Party.joined(placing.caller(), now));
    for (AccountId callee : placing.callees()) {
      Party party = Party.ringing(callee);
      parties.add(busy.contains(callee) ? party.gone(PartyState.BUSY, now) : party);
    }
    return CallBuilder.of(parties, CallProgress.ringing(now))
        .concluded(now)
        .toCall(id, placing.clientId(), placing.media(), 1);
  }

  /// {@return the call as it stands at `now`: one that has rung for too long is missed}
  public Call settled(Instant now) {
    return now.isBefore(ringsUntil()) ? this : after(CallBuilder.of(this).ringOver(now));
  }

  /// Lets something happen to the call as it stands at `now`.
  ///
  /// @param now milliseconds
  public CallTransition apply(CallAction action, Instant now) {
    return settled(now).step(action, now);
  }

  private CallTransition step(CallAction action, Instant now) {
    return switch (PartyTransition.on(this, action, now)) {
      case PartyTransition.Pass _ -> new CallTransition.Same();
      case PartyTransition.Refuse(var reason) -> new CallTransition.Refused(reason);
      case PartyTransition.Become(var party) ->
          new CallTransition.Changed(after(CallBuilder.of(this).with(party).concluded(now)));
    };
  }

  private Call after(CallBuilder transitions) {
    return transitions.toCall(id, clientId, media, version + 1);
  }

  /// {@return the account that placed it}
  public AccountId caller() {
    return parties.getFirst().account();
  }

  /// {@return the accounts that were called, in order}
  public List<AccountId> callees() {
    return parties.stream().skip(1).map(Party::account).toList();
  }

  /// {@return the part of `account` in it, empty when it has none}
  public Optional<Party> party(AccountId account) {
    return parties.stream().filter(party -> party.account().equals(account)).findFirst();
  }

  /// {@return whether `account` takes part in it}
  public boolean isJoinedBy(AccountId account) {
    return party(account).filter(party -> party.state() == PartyState.JOINED).isPresent();
  }

  public CallState state() {
    return course.state();
  }

  /// {@return when those who still ring have missed it; [#NEVER] when nobody rings}
  public Instant ringsUntil() {
    return parties.stream().anyMatch(party -> party.state() == PartyState.RINGING)
        ? course.placedAt().plus(RING_TIME)
        : NEVER;
  }

  /// {@return whether `placing` asks for this call again: the same callees and media}
  public boolean isRepeatedBy(CallInvite placing) {
    return media == placing.media()
        && new HashSet<>(callees()).equals(new HashSet<>(placing.callees()));
  }
}
