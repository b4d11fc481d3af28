// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.PendingOffer;
import dev.sotto.core.call.signal.SignalCache;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Waiting calls by callee and caller, guarded by the monitor of the cache: a call that must wait
/// is rare, and keeping it takes microseconds.
///
/// Together with what is kept of calls with ids they have a part of the heap, of which one caller
/// never gets more than is left for all others, and one call a quarter of that: whatever somebody
/// keeps here, calls of others find room.
final class MemorySignalCache implements SignalCache {
  /// Which part of what is left one call may have.
  static final int PART = 4;

  private static final System.Logger LOG = System.getLogger(MemorySignalCache.class.getName());
  private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);

  private final Map<AccountId, Map<AccountId, Waiting>> byCallee = new HashMap<>();
  private final SharedPool room;
  private final BufferedSignals kept;

  /// A full cache is not swept for each signal that comes.
  private Instant sweepAgainAt = Instant.MIN;

  private Instant warnAgainAt = Instant.MIN;

  MemorySignalCache() {
    this(new SharedPool(Runtime.getRuntime().maxMemory() / Bound.WAITING_CALLS.most()));
  }

  /// @param room for everything that waits, in bytes of the heap
  MemorySignalCache(SharedPool room) {
    this.room = room;
    kept = new BufferedSignals(room);
  }

  @Override
  public synchronized boolean put(AccountSignal signal, Instant now) {
    Map<AccountId, Waiting> calls =
        byCallee.computeIfAbsent(signal.callee(), _ -> new LinkedHashMap<>());
    boolean waits = put(signal, calls, now);
    // A sweep may have taken it for empty.
    byCallee.put(signal.callee(), calls);
    if (calls.isEmpty()) {
      byCallee.remove(signal.callee());
    }
    return waits;
  }

  private boolean put(AccountSignal signal, Map<AccountId, Waiting> calls, Instant now) {
    AccountId caller = signal.caller();
    calls.values().removeIf(waiting -> waiting.endIfOver(now));
    Waiting before =
        calls.getOrDefault(
            caller,
            new Waiting(
                PendingOffer.beginningAt(now),
                room.lease(PoolClient.EXEMPT.forAccount(caller.value()))));
    Optional<PendingOffer> after = before.call().with(signal, now);
    if (after.isEmpty() || !hasRoom(before.lease(), memory(after.get()), now)) {
      return false;
    }
    if (!calls.containsKey(caller) && calls.size() >= MAX_CALLERS) {
      forgetLeast(calls);
    }
    calls.put(caller, new Waiting(after.get(), before.lease()));
    return true;
  }

  private static void forgetLeast(Map<AccountId, Waiting> calls) {
    calls.entrySet().stream()
        .min(Map.Entry.comparingByValue(Comparator.comparing(Waiting::call, PendingOffer.BY_WORTH)))
        .map(Map.Entry::getKey)
        .ifPresent(least -> calls.remove(least).lease().close());
  }

  @Override
  public synchronized List<AccountSignal> take(AccountId callee, Instant now) {
    Map<AccountId, Waiting> calls = byCallee.remove(callee);
    if (calls == null) {
      return List.of();
    }
    calls.values().forEach(waiting -> waiting.lease().close());
    List<PendingOffer> good =
        calls.values().stream().map(Waiting::call).filter(call -> !call.isOver(now)).toList();
    return PendingOffer.newest(good).map(PendingOffer::signals).orElse(List.of());
  }

  @Override
  public synchronized void keep(PartySignal signal, Instant now) {
    if (!kept.add(signal, now) && makeRoom(now)) {
      boolean _ = kept.add(signal, now);
    }
  }

  @Override
  public synchronized List<PartySignal> kept(
      CallId call, AccountId from, AccountId to, Instant now) {
    return kept.of(call, from, to, now);
  }

  @Override
  public synchronized void sweep(Instant now) {
    sweepAgainAt = now.plusSeconds(1);
    for (Map<AccountId, Waiting> calls : byCallee.values()) {
      calls.values().removeIf(waiting -> waiting.endIfOver(now));
    }
    byCallee.values().removeIf(Map::isEmpty);
    kept.sweep(now);
  }

  /// Makes `lease` hold `needed`, if it may.
  private boolean hasRoom(SharedPool.Lease lease, long needed, Instant now) {
    long more = needed - lease.count();
    if (more <= 0) {
      lease.shrink(-more);
      return true;
    }
    return lease.growToPart(more, PART) || (makeRoom(now) && lease.growToPart(more, PART));
  }

  /// {@return whether it was tried}
  private boolean makeRoom(Instant now) {
    if (now.isBefore(sweepAgainAt)) {
      return false;
    }
    if (!now.isBefore(warnAgainAt)) {
      warnAgainAt = now.plus(BETWEEN_WARNINGS);
      LOG.log(Level.WARNING, "too much waits for calls; some of it is refused or dropped");
    }
    sweep(now);
    return true;
  }

  private static long memory(PendingOffer call) {
    return call.signals().stream().mapToLong(signal -> HeapEstimate.of(signal.payload())).sum();
  }

  /// A call, and the memory that it takes.
  private record Waiting(PendingOffer call, SharedPool.Lease lease) {
    /// {@return whether it has waited too long; its memory is given back then}
    boolean endIfOver(Instant now) {
      boolean over = call.isOver(now);
      if (over) {
        lease.close();
      }
      return over;
    }
  }
}
