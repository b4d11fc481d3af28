// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.PendingOffer;
import dev.sotto.core.call.signal.SignalCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Waiting calls by callee and caller, and kept signals by call and pair. Rate limits bound their
/// number; one for many users bounds what all of them take together, too.
final class ExampleSignalCache implements SignalCache {
  private final Map<AccountId, Map<AccountId, PendingOffer>> waiting = new HashMap<>();
  private final Map<Pair, List<Kept>> kept = new HashMap<>();

  @Override
  public synchronized boolean put(AccountSignal signal, Instant now) {
    Map<AccountId, PendingOffer> calls =
        waiting.computeIfAbsent(signal.callee(), _ -> new HashMap<>());
    PendingOffer before = calls.getOrDefault(signal.caller(), PendingOffer.beginningAt(now));
    PendingOffer call = before.isOver(now) ? PendingOffer.beginningAt(now) : before;
    Optional<PendingOffer> after = call.with(signal, now);
    if (after.isPresent() && !calls.containsKey(signal.caller()) && calls.size() >= MAX_CALLERS) {
      calls.entrySet().stream()
          .min(Map.Entry.comparingByValue(PendingOffer.BY_WORTH))
          .map(Map.Entry::getKey)
          .ifPresent(calls::remove);
    }
    after.ifPresent(waits -> calls.put(signal.caller(), waits));
    return after.isPresent();
  }

  @Override
  public synchronized List<AccountSignal> take(AccountId callee, Instant now) {
    Map<AccountId, PendingOffer> calls = waiting.remove(callee);
    if (calls == null) {
      return List.of();
    }
    return PendingOffer.newest(calls.values().stream().filter(call -> !call.isOver(now)).toList())
        .map(PendingOffer::signals)
        .orElse(List.of());
  }

  @Override
  public synchronized void keep(PartySignal signal, Instant now) {
    var pair = new Pair(signal.call(), signal.from().account(), signal.to());
    List<Kept> all = kept.computeIfAbsent(pair, _ -> new ArrayList<>());
    long weight = all.stream().mapToLong(before -> before.signal().weight()).sum();
    if (all.size() < MAX_KEPT && weight + signal.weight() <= MAX_CALL_BYTES) {
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
}
