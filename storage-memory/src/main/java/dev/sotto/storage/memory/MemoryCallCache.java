// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallSignal;
import dev.sotto.core.call.CallSignal.Kind;
import dev.sotto.core.call.PartySignal;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Waiting calls by callee and caller, guarded by the monitor of the cache: a call that must wait
/// is rare, and keeping it takes microseconds.
///
/// Bounded in bytes, together with what is kept of calls with ids. A full cache drops what comes;
/// its caller rings again.
final class MemoryCallCache implements CallCache {
  /// As [CallSignal#weight] counts.
  static final long MAX_WEIGHT = 64L * 1024 * 1024;

  private static final System.Logger LOG = System.getLogger(MemoryCallCache.class.getName());

  private final Map<AccountId, Map<AccountId, WaitingCall>> byCallee = new HashMap<>();
  private final KeptSignals kept = new KeptSignals();
  private long weight;

  /// A full cache is not swept for each signal that comes.
  private Instant sweepAgainAt = Instant.MIN;

  @Override
  public synchronized void put(CallSignal signal, Instant now) {
    if (!hasRoom(signal.weight(), now)) {
      return;
    }
    Map<AccountId, WaitingCall> calls =
        byCallee.computeIfAbsent(signal.callee(), _ -> new LinkedHashMap<>());
    WaitingCall before = calls.get(signal.caller());
    WaitingCall call = before == null || before.isOver(now) ? WaitingCall.beginningAt(now) : before;
    WaitingCall after = with(call, signal, now);
    calls.put(signal.caller(), after);
    weight += after.weight() - (before == null ? 0 : before.weight());
  }

  @Override
  public synchronized List<CallSignal> take(AccountId callee, Instant now) {
    Map<AccountId, WaitingCall> calls = byCallee.remove(callee);
    if (calls == null) {
      return List.of();
    }
    calls.values().forEach(call -> weight -= call.weight());
    List<WaitingCall> good = calls.values().stream().filter(call -> !call.isOver(now)).toList();
    return WaitingCall.newest(good).map(WaitingCall::signals).orElse(List.of());
  }

  @Override
  public synchronized void keep(PartySignal signal, Instant now) {
    if (hasRoom(signal.weight(), now)) {
      kept.add(signal, now);
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
    weight = 0;
    for (Map<AccountId, WaitingCall> calls : byCallee.values()) {
      calls.values().removeIf(call -> call.isOver(now));
      calls.values().forEach(call -> weight += call.weight());
    }
    byCallee.values().removeIf(Map::isEmpty);
    kept.sweep(now);
  }

  synchronized long weight() {
    return weight + kept.weight();
  }

  private boolean hasRoom(long more, Instant now) {
    if (weight() + more > MAX_WEIGHT && !now.isBefore(sweepAgainAt)) {
      LOG.log(Level.WARNING, "too many calls wait; signals may be dropped");
      sweep(now);
    }
    return weight() + more <= MAX_WEIGHT;
  }

  private static WaitingCall with(WaitingCall call, CallSignal signal, Instant now) {
    return switch (signal.kind()) {
      case Kind.OFFER -> call.withOffer(signal, now);
      case Kind.CANDIDATE -> call.withCandidate(signal);
      case Kind.ANSWER -> call;
    };
  }
}
