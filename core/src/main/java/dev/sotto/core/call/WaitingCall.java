// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What one caller has waiting for one callee: the rules of [CallCache] for adapters that keep it
/// in memory. Immutable.
///
/// @param offers the offer, or nothing while only candidates have come
/// @param since when the offer came, or the first candidate while there is no offer
public record WaitingCall(List<CallSignal> offers, List<CallSignal> candidates, Instant since) {
  /// Of too many callers the least is forgotten first: one without an offer, else the oldest.
  public static final Comparator<WaitingCall> BY_WORTH =
      Comparator.comparing(WaitingCall::hasOffer).thenComparing(WaitingCall::since);

  public WaitingCall {
    offers = List.copyOf(offers);
    candidates = List.copyOf(candidates);
  }

  /// {@return a call of which nothing has come yet}
  public static WaitingCall beginningAt(Instant now) {
    return new WaitingCall(List.of(), List.of(), now);
  }

  private boolean hasOffer() {
    return !offers.isEmpty();
  }

  /// {@return whether it has waited too long}
  public boolean isOver(Instant now) {
    return since.plus(CallCache.LIFETIME).isBefore(now);
  }

  /// {@return the call with one more signal; empty when there is no room for it}
  public Optional<WaitingCall> with(CallSignal signal, Instant now) {
    return switch (signal.kind()) {
      case OFFER -> withOffer(signal, now);
      case CANDIDATE -> withCandidate(signal);
      case ANSWER -> Optional.empty();
    };
  }

  private Optional<WaitingCall> withOffer(CallSignal offer, Instant now) {
    var early = new ArrayList<CallSignal>(hasOffer() ? List.of() : candidates);
    long length = length(early) + offer.payload().length();
    while (length > CallCache.MAX_CALL_BYTES && !early.isEmpty()) {
      length -= early.removeLast().payload().length();
    }
    return length > CallCache.MAX_CALL_BYTES
        ? Optional.empty()
        : Optional.of(new WaitingCall(List.of(offer), early, now));
  }

  private Optional<WaitingCall> withCandidate(CallSignal candidate) {
    if (candidates.size() >= CallCache.MAX_CANDIDATES
        || length(signals()) + candidate.payload().length() > CallCache.MAX_CALL_BYTES) {
      return Optional.empty();
    }
    var more = new ArrayList<CallSignal>(candidates);
    more.add(candidate);
    return Optional.of(new WaitingCall(offers, more, since));
  }

  /// {@return candidates first, then the offer}
  public List<CallSignal> signals() {
    var signals = new ArrayList<CallSignal>(candidates);
    signals.addAll(offers);
    return List.copyOf(signals);
  }

  private static long length(List<CallSignal> signals) {
    return signals.stream().mapToLong(signal -> signal.payload().length()).sum();
  }

  /// {@return the latest of the calls that have an offer}
  public static Optional<WaitingCall> newest(Collection<WaitingCall> calls) {
    return calls.stream()
        .filter(WaitingCall::hasOffer)
        .reduce((one, other) -> other.since().isBefore(one.since()) ? one : other);
  }
}
