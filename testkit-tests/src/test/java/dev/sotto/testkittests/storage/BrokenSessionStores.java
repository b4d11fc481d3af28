// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.session.SessionStore.Rotation;
import dev.sotto.testkit.session.ForwardingSessionStore;
import dev.sotto.testkittests.defect.OneStepOff;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What can be wrong with sessions.
final class BrokenSessionStores {
  private BrokenSessionStores() {}

  /// A spent refresh token is as good as the last one.
  record SpentTokensLive(SessionStore real, Map<String, String> successors)
      implements ForwardingSessionStore {
    SpentTokensLive(SessionStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      String current = presented;
      while (successors.containsKey(current)) {
        current = successors.get(current);
      }
      if (!current.equals(next)) {
        successors.put(current, next);
      }
      return real.rotate(current, next, now, expiresAt, grace);
    }
  }

  /// A spent refresh token is forgotten, so that its reuse tells nobody anything.
  record SpentTokensForgotten(SessionStore real, Set<String> spent)
      implements ForwardingSessionStore {
    SpentTokensForgotten(SessionStore real) {
      this(real, ConcurrentHashMap.newKeySet());
    }

    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      return spent.add(presented)
          ? real.rotate(presented, next, now, expiresAt, grace)
          : new Rotation.Unknown();
    }
  }

  /// Only the last spent token is remembered.
  record OldTokensForgotten(SessionStore real, Map<String, String> spentBy)
      implements ForwardingSessionStore {
    OldTokensForgotten(SessionStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      if (spentBy.containsKey(spentBy.getOrDefault(presented, ""))) {
        return new Rotation.Unknown();
      }
      spentBy.put(presented, next);
      return real.rotate(presented, next, now, expiresAt, grace);
    }
  }

  /// A token is good when a session expires, not only before.
  record RotatesTooLate(SessionStore real) implements ForwardingSessionStore {
    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      return real.rotate(presented, next, OneStepOff.early(now), expiresAt, grace);
    }
  }

  /// Expired sessions are listed for a millisecond longer.
  record ListsTooLong(SessionStore real) implements ForwardingSessionStore {
    @Override
    public List<Session> list(AccountId account, Instant now) {
      return real.list(account, OneStepOff.early(now));
    }
  }

  /// The newest session comes first.
  record Backwards(SessionStore real) implements ForwardingSessionStore {
    @Override
    public List<Session> list(AccountId account, Instant now) {
      return real.list(account, now).reversed();
    }
  }

  /// Sessions that ended at the moment itself are left out.
  record EndedAfter(SessionStore real) implements ForwardingSessionStore {
    @Override
    public List<SessionId> endedSince(Instant since) {
      return real.endedSince(OneStepOff.late(since));
    }
  }

  /// Nobody hears of an account of which no session was left.
  record ForgottenAccounts(SessionStore real) implements ForwardingSessionStore {
    @Override
    public List<AccountId> accountsEndedSince(Instant since) {
      return List.of();
    }
  }

  /// The session that should be kept ends too.
  record KeepsNone(SessionStore real) implements ForwardingSessionStore {
    @Override
    public List<SessionId> endOthers(AccountId account, SessionId kept, Instant now) {
      return real.endAll(account, now);
    }
  }

  /// The sessions of all devices end.
  record EndsAllDevices(SessionStore real) implements ForwardingSessionStore {
    @Override
    public List<SessionId> endDevice(DeviceAddress device, Instant now) {
      return real.endAll(device.account(), now);
    }
  }

  /// Sessions that ended or expired at the moment itself are swept.
  record SweepsTooMuch(SessionStore real) implements ForwardingSessionStore {
    @Override
    public int sweep(Instant before, int limit) {
      return real.sweep(OneStepOff.late(before), limit);
    }
  }

  /// What belongs to a session is swept with it, however much it is.
  record SweepsInOneGo(SessionStore real) implements ForwardingSessionStore {
    @Override
    public int sweep(Instant before, int limit) {
      return Math.min(limit, real.sweep(before, 100 * limit));
    }
  }

  /// What has ended and expired takes two places.
  record SweepsHalf(SessionStore real) implements ForwardingSessionStore {
    @Override
    public int sweep(Instant before, int limit) {
      return real.sweep(before, limit / 2);
    }
  }

  /// Ending a session that has ended is told as news.
  record EndsTwice(SessionStore real) implements ForwardingSessionStore {
    @Override
    public boolean end(SessionId id, Instant now) {
      real.end(id, now);
      return true;
    }
  }

  /// A repeated exchange is a reuse, however soon it comes.
  record NoGrace(SessionStore real) implements ForwardingSessionStore {
    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      return real.rotate(presented, next, now, expiresAt, Duration.ZERO);
    }
  }

  /// A repeated exchange is answered for a millisecond too long.
  record GraceTooLong(SessionStore real) implements ForwardingSessionStore {
    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      return real.rotate(presented, next, now, expiresAt, grace.plusMillis(1));
    }
  }

  /// A repeated exchange is answered however old it is, if only the clock has gone back.
  record GraceBeforeTheExchange(SessionStore real, Map<String, Instant> exchanged)
      implements ForwardingSessionStore {
    GraceBeforeTheExchange(SessionStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      Instant first = exchanged.putIfAbsent(presented + next, now);
      Instant seen = first != null && now.isBefore(first) ? first : now;
      return real.rotate(presented, next, seen, expiresAt, grace);
    }
  }

  /// A repeated exchange is answered although its successor has been exchanged.
  record AnswersForEver(SessionStore real, Map<String, Rotation> answers)
      implements ForwardingSessionStore {
    AnswersForEver(SessionStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Rotation rotate(
        String presented, String next, Instant now, Instant expiresAt, Duration grace) {
      if (answers.get(presented + next) instanceof Rotation.Rotated(Session session)) {
        return new Rotation.Repeated(session);
      }
      Rotation rotation = real.rotate(presented, next, now, expiresAt, grace);
      answers.put(presented + next, rotation);
      return rotation;
    }
  }
}
