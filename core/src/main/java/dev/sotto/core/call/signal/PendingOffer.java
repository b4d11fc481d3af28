// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The offer and candidates of one caller for one callee: the rules of [SignalCache] for adapters
/// that keep it in memory. Immutable.
///
/// @param offers the offer, or nothing while only candidates have come
/// @param since when the offer came, or the first candidate while there is no offer
public record PendingOffer(
    List<AccountSignal> offers, List<AccountSignal> candidates, Instant since) {
  /// Of too many callers the least is forgotten first: one without an offer, else the oldest.
  public static final Comparator<PendingOffer> BY_WORTH =
      Comparator.comparing(PendingOffer::hasOffer).thenComparing(PendingOffer::since);

  public PendingOffer {
    offers = List.copyOf(offers);
    candidates = List.copyOf(candidates);
  }

  /// {@return a call of which nothing has come yet}
  public static PendingOffer beginningAt(Instant now) {
    return new PendingOffer(List.of(), List.of(), now);
  }

  private boolean hasOffer() {
    return !offers.isEmpty();
  }

  /// {@return whether it has waited too long}
  public boolean isOver(Instant now) {
    return since.plus(SignalCache.LIFETIME).isBefore(now);
  }

  /// {@return the call with one more signal; empty when there is no room for it}
  public Optional<PendingOffer> with(AccountSignal signal, Instant now) {
    return switch (signal.kind()) {
      case OFFER -> withOffer(signal, now);
      case CANDIDATE -> withCandidate(signal);
      case ANSWER -> Optional.empty();
    };
  }

  private Optional<PendingOffer> withOffer(AccountSignal offer, Instant now) {
    var early = new ArrayList<AccountSignal>(hasOffer() ? List.of() : candidates);
    long length = length(early) + offer.payload().length();
    while (length > SignalCache.MAX_CALL_BYTES && !early.isEmpty()) {
      length -= early.removeLast().payload().length();
    }
    return length > SignalCache.MAX_CALL_BYTES
        ? Optional.empty()
        : Optional.of(new PendingOffer(List.of(offer), early, now));
  }

  private Optional<PendingOffer> withCandidate(AccountSignal candidate) {
    if (candidates.size() >= SignalCache.MAX_CANDIDATES
        || length(signals()) + candidate.payload().length() > SignalCache.MAX_CALL_BYTES) {
      return Optional.empty();
    }
    var more = new ArrayList<AccountSignal>(candidates);
    more.add(candidate);
    return Optional.of(new PendingOffer(offers, more, since));
  }

  /// {@return candidates first, then the offer}
  public List<AccountSignal> signals() {
    var signals = new ArrayList<AccountSignal>(candidates);
    signals.addAll(offers);
    return List.copyOf(signals);
  }

  private static long length(List<AccountSignal> signals) {
    return signals.stream().mapToLong(signal -> signal.payload().length()).sum();
  }

  /// {@return the latest of the calls that have an offer}
  public static Optional<PendingOffer> newest(Collection<PendingOffer> calls) {
    return calls.stream()
        .filter(PendingOffer::hasOffer)
        .reduce((one, other) -> other.since().isBefore(one.since()) ? one : other);
  }
}
