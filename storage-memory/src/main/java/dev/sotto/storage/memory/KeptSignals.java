// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.PartySignal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What parties of calls were told while they ring. Guarded by the monitor of its
/// [MemoryCallCache], which also bounds it.
final class KeptSignals {
  /// As [PartySignal#weight] counts.
  private static final int MAX_PAIR_WEIGHT = 262_144;

  private final Map<Pair, List<Kept>> byPair = new HashMap<>();
  private long weight;

  void add(PartySignal signal, Instant now) {
    var pair = new Pair(signal.call(), signal.from().account(), signal.to());
    List<Kept> kept = byPair.computeIfAbsent(pair, _ -> new ArrayList<>());
    if (kept.size() < CallCache.MAX_KEPT && weight(kept) + signal.weight() <= MAX_PAIR_WEIGHT) {
      kept.add(new Kept(signal, now));
      weight += signal.weight();
    }
  }

  List<PartySignal> of(CallId call, AccountId from, AccountId to, Instant now) {
    return byPair.getOrDefault(new Pair(call, from, to), List.of()).stream()
        .filter(kept -> !kept.isOver(now))
        .map(Kept::signal)
        .toList();
  }

  void sweep(Instant now) {
    byPair.values().forEach(all -> all.removeIf(kept -> kept.isOver(now)));
    byPair.values().removeIf(List::isEmpty);
    weight = byPair.values().stream().mapToLong(KeptSignals::weight).sum();
  }

  long weight() {
    return weight;
  }

  private static long weight(List<Kept> kept) {
    return kept.stream().mapToLong(each -> each.signal().weight()).sum();
  }

  private record Pair(CallId call, AccountId from, AccountId to) {}

  private record Kept(PartySignal signal, Instant at) {
    boolean isOver(Instant now) {
      return at.plus(CallCache.LIFETIME).isBefore(now);
    }
  }
}
