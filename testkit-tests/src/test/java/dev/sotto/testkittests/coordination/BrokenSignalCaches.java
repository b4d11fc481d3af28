// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.testkit.call.ForwardingSignalCache;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// What can be wrong with waiting calls.
final class BrokenSignalCaches {
  private BrokenSignalCaches() {}

  /// What waits is told from another moment.
  record TakesAt(SignalCache real, UnaryOperator<Instant> clock) implements ForwardingSignalCache {
    @Override
    public List<AccountSignal> take(AccountId callee, Instant now) {
      return real.take(callee, clock.apply(now));
    }
  }

  /// What has waited too long is swept from another moment.
  record SweepsAt(SignalCache real, UnaryOperator<Instant> clock) implements ForwardingSignalCache {
    @Override
    public void sweep(Instant now) {
      real.sweep(clock.apply(now));
    }
  }

  /// What comes is kept from another moment.
  record PutsAt(SignalCache real, UnaryOperator<Instant> clock) implements ForwardingSignalCache {
    @Override
    public boolean put(AccountSignal signal, Instant now) {
      return real.put(signal, clock.apply(now));
    }
  }

  /// The offer comes before its candidates.
  record OfferFirst(SignalCache real) implements ForwardingSignalCache {
    @Override
    public List<AccountSignal> take(AccountId callee, Instant now) {
      return real.take(callee, now).reversed();
    }
  }

  /// A call that was taken rings again.
  record RingsTwice(SignalCache real) implements ForwardingSignalCache {
    @Override
    public List<AccountSignal> take(AccountId callee, Instant now) {
      List<AccountSignal> taken = real.take(callee, now);
      for (AccountSignal signal : taken) {
        boolean _ = real.put(signal, now);
      }
      return taken;
    }
  }

  /// A candidate that comes while another is put is lost.
  record LosesCandidates(SignalCache real, ReentrantLock alone) implements ForwardingSignalCache {
    LosesCandidates(SignalCache real) {
      this(real, new ReentrantLock());
    }

    @Override
    public boolean put(AccountSignal signal, Instant now) {
      if (alone.tryLock()) {
        try {
          // Others come meanwhile, if there are any.
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
          return real.put(signal, now);
        } finally {
          alone.unlock();
        }
      }
      return true;
    }
  }

  /// What does not fit is said to wait.
  record NeverRefuses(SignalCache real) implements ForwardingSignalCache {
    @Override
    public boolean put(AccountSignal signal, Instant now) {
      return real.put(signal, now) || signal.kind() != AccountSignal.Kind.ANSWER;
    }
  }

  /// An offer that does not fit with the candidates before it is dropped.
  record KeepsCandidates(SignalCache real, AtomicLong length) implements ForwardingSignalCache {
    KeepsCandidates(SignalCache real) {
      this(real, new AtomicLong());
    }

    @Override
    public boolean put(AccountSignal signal, Instant now) {
      boolean fits =
          length.addAndGet(signal.payload().length()) <= SignalCache.MAX_CALL_BYTES
              || signal.kind() != AccountSignal.Kind.OFFER;
      return fits && real.put(signal, now);
    }
  }

  /// Who comes later is kept out when many wait.
  record KeepsOut(SignalCache real, Set<AccountId> callers) implements ForwardingSignalCache {
    KeepsOut(SignalCache real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public boolean put(AccountSignal signal, Instant now) {
      boolean known = callers.contains(signal.caller());
      if (!known && callers.size() >= SignalCache.MAX_CALLERS) {
        return false;
      }
      callers.add(signal.caller());
      return real.put(signal, now);
    }
  }

  /// What was kept is told from another moment.
  record KeptAt(SignalCache real, UnaryOperator<Instant> clock) implements ForwardingSignalCache {
    @Override
    public List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
      return real.kept(call, from, to, clock.apply(now));
    }
  }

  /// The newest signal comes first.
  record NewestFirst(SignalCache real) implements ForwardingSignalCache {
    @Override
    public List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
      return real.kept(call, from, to, now).reversed();
    }
  }

  /// All signals seem to come from one device.
  record OneDevice(SignalCache real) implements ForwardingSignalCache {
    @Override
    public void keep(PartySignal signal, Instant now) {
      var device = DeviceAddress.of(signal.from().account().value(), 3);
      real.keep(
          new PartySignal(
              signal.call(), device, signal.to(), signal.kind(), signal.payload(), false),
          now);
    }
  }

  /// However much there is, all of it is kept.
  record EndlessSignals(SignalCache real, Queue<PartySignal> all) implements ForwardingSignalCache {
    EndlessSignals(SignalCache real) {
      this(real, new ConcurrentLinkedQueue<>());
    }

    @Override
    public void keep(PartySignal signal, Instant now) {
      all.add(signal);
    }

    @Override
    public List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
      return all.stream().filter(signal -> signal.call().equals(call)).toList();
    }
  }

  /// What one party was told in a call counts for its next call, too.
  record CallsMixed(SignalCache real, Map<AccountId, CallId> first)
      implements ForwardingSignalCache {
    CallsMixed(SignalCache real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public void keep(PartySignal signal, Instant now) {
      first.putIfAbsent(signal.to(), signal.call());
      real.keep(signal, now);
    }

    @Override
    public List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
      return real.kept(first.getOrDefault(to, call), from, to, now);
    }
  }
}
