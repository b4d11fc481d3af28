// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.CallSignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one caller has waiting for one callee. Immutable.
///
/// @param offers the offer, or nothing while only candidates have come
/// @param since when the offer came, or the first candidate while there is no offer
record WaitingCall(List<CallSignal> offers, List<CallSignal> candidates, Instant since) {
  WaitingCall {
    offers = List.copyOf(offers);
    candidates = List.copyOf(candidates);
  }

  static WaitingCall beginningAt(Instant now) {
    return new WaitingCall(List.of(), List.of(), now);
  }

  boolean hasOffer() {
    return !offers.isEmpty();
  }

  boolean isOver(Instant now) {
    return since.plus(CallCache.LIFETIME).isBefore(now);
  }

  WaitingCall withOffer(CallSignal offer, Instant now) {
    return new WaitingCall(List.of(offer), hasOffer() ? List.of() : candidates, now);
  }

  WaitingCall withCandidate(CallSignal candidate) {
    if (candidates.size() >= CallCache.MAX_CANDIDATES) {
      return this;
    }
    var more = new ArrayList<CallSignal>(candidates);
    more.add(candidate);
    return new WaitingCall(offers, more, since);
  }

  /// {@return candidates first, then the offer}
  List<CallSignal> signals() {
    var signals = new ArrayList<CallSignal>(candidates);
    signals.addAll(offers);
    return List.copyOf(signals);
  }

  long weight() {
    return signals().stream().mapToLong(CallSignal::weight).sum();
  }

  /// {@return the later of the calls that have an offer}
  static Optional<WaitingCall> newest(List<WaitingCall> calls) {
    return calls.stream()
        .filter(WaitingCall::hasOffer)
        .reduce((one, other) -> other.since().isBefore(one.since()) ? one : other);
  }
}
