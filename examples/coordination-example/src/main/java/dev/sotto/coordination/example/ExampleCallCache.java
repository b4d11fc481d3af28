// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallSignal;
import dev.sotto.core.call.CallSignal.Kind;
import dev.sotto.core.call.PartySignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Waiting calls by callee and caller, and kept signals by call and pair. Rate limits bound their
/// number.
final class ExampleCallCache implements CallCache {
  private final Map<AccountId, Map<AccountId, Call>> waiting = new HashMap<>();
  private final Map<Pair, List<Kept>> kept = new HashMap<>();

  @Override
  public synchronized void put(CallSignal signal, Instant now) {
    waiting
        .computeIfAbsent(signal.callee(), _ -> new HashMap<>())
        .compute(
            signal.caller(),
            (_, before) -> {
              Call call = before == null || before.isOver(now) ? Call.beginningAt(now) : before;
              return switch (signal.kind()) {
                case Kind.OFFER -> call.withOffer(signal, now);
                case Kind.CANDIDATE -> call.withCandidate(signal);
                case Kind.ANSWER -> call;
              };
            });
  }

  @Override
  public synchronized List<CallSignal> take(AccountId callee, Instant now) {
    Map<AccountId, Call> calls = waiting.remove(callee);
    if (calls == null) {
      return List.of();
    }
    return calls.values().stream()
        .filter(call -> !call.isOver(now) && !call.offers().isEmpty())
        .max(Comparator.comparing(Call::since))
        .map(Call::signals)
        .orElse(List.of());
  }

  @Override
  public synchronized void keep(PartySignal signal, Instant now) {
    var pair = new Pair(signal.call(), signal.from().account(), signal.to());
    List<Kept> all = kept.computeIfAbsent(pair, _ -> new ArrayList<>());
    if (all.size() < MAX_KEPT) {
      all.add(new Kept(signal, now));
    }
  }

  @Override
  public synchronized List<PartySignal> kept(
      CallId call, AccountId from, AccountId to, Instant now) {
    return kept.getOrDefault(new Pair(call, from, to), List.of()).stream()
        .filter(signal -> !signal.isOver(now))
        .map(Kept::signal)
        .toList();
  }

  @Override
  public synchronized void sweep(Instant now) {
    kept.values().forEach(signals -> signals.removeIf(signal -> signal.isOver(now)));
    kept.values().removeIf(List::isEmpty);
    waiting.values().forEach(calls -> calls.values().removeIf(call -> call.isOver(now)));
    waiting.values().removeIf(Map::isEmpty);
  }

  private record Pair(CallId call, AccountId from, AccountId to) {}

  private record Kept(PartySignal signal, Instant at) {
    boolean isOver(Instant now) {
      return at.plus(LIFETIME).isBefore(now);
    }
  }

  /// What one caller has waiting for one callee.
  ///
  /// @param offers the offer, or nothing while only candidates have come
  private record Call(List<CallSignal> candidates, List<CallSignal> offers, Instant since) {
    static Call beginningAt(Instant now) {
      return new Call(List.of(), List.of(), now);
    }

    boolean isOver(Instant now) {
      return since.plus(LIFETIME).isBefore(now);
    }

    Call withOffer(CallSignal offer, Instant now) {
      return new Call(offers.isEmpty() ? candidates : List.of(), List.of(offer), now);
    }

    Call withCandidate(CallSignal candidate) {
      return candidates.size() >= MAX_CANDIDATES
          ? this
          : new Call(joined(candidates, List.of(candidate)), offers, since);
    }

    List<CallSignal> signals() {
      return joined(candidates, offers);
    }

    private static List<CallSignal> joined(List<CallSignal> first, List<CallSignal> second) {
      var all = new ArrayList<CallSignal>(first);
      all.addAll(second);
      return List.copyOf(all);
    }
  }
}
