// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.SignalCache;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Signals between parties, kept while their call rings. Guarded by the monitor of its
/// [MemorySignalCache].
final class BufferedSignals {
  private final Map<Pair, Told> byPair = new HashMap<>();
  private final SharedPool room;

  /// @param room for all of it, and for what else waits
  BufferedSignals(SharedPool room) {
    this.room = room;
  }

  /// {@return whether there was room for it; one beyond the bounds of its pair is dropped all the
  /// same}
  boolean add(PartySignal signal, Instant now) {
    var pair = new Pair(signal.call(), signal.from().account(), signal.to());
    Told told = byPair.get(pair);
    if (told == null) {
      told =
          new Told(
              new ArrayList<>(), room.lease(PoolClient.EXEMPT.forAccount(pair.from().value())));
    }
    if (!told.mayGrow(signal)) {
      return true;
    }
    if (!told.lease().growToPart(HeapEstimate.of(signal.payload()), MemorySignalCache.PART)) {
      return false;
    }
    told.kept().add(new Kept(signal, now));
    byPair.put(pair, told);
    return true;
  }

  List<PartySignal> of(CallId call, AccountId from, AccountId to, Instant now) {
    Told told = byPair.get(new Pair(call, from, to));
    return told == null
        ? List.of()
        : told.kept().stream().filter(kept -> !kept.isOver(now)).map(Kept::signal).toList();
  }

  void sweep(Instant now) {
    byPair.values().forEach(told -> told.sweep(now));
    byPair.values().removeIf(told -> told.kept().isEmpty());
  }

  private record Pair(CallId call, AccountId from, AccountId to) {}

  /// The signals from one to another, and the memory that they take.
  private record Told(List<Kept> kept, SharedPool.Lease lease) {
    boolean mayGrow(PartySignal signal) {
      long weight = kept.stream().mapToLong(each -> each.signal().weight()).sum();
      return kept.size() < SignalCache.MAX_KEPT
          && weight + signal.weight() <= SignalCache.MAX_CALL_BYTES;
    }

    void sweep(Instant now) {
      kept.removeIf(each -> each.isOver(now));
      long left = kept.stream().mapToLong(each -> HeapEstimate.of(each.signal().payload())).sum();
      lease.shrink(lease.count() - left);
    }
  }

  private record Kept(PartySignal signal, Instant at) {
    boolean isOver(Instant now) {
      return at.plus(SignalCache.LIFETIME).isBefore(now);
    }
  }
}
