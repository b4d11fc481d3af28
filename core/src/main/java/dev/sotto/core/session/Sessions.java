// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.SessionStore.Rotation;
import dev.sotto.core.time.TrustedClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// Opens, refreshes and ends sessions, and knows which ones are live.
///
/// Safe for use by many threads. Live sessions are remembered in memory, so that checking one costs
/// no read; sessions ended elsewhere (another node, the command line) are noticed by
/// [#noticeEnded], which the server calls every two seconds.
///
/// Sessions are stamped by the wall clock and end by the steady one: a clock that is ahead for a
/// while logs nobody out.
public final class Sessions {
  /// How long a session lasts without being refreshed.
  public static final Duration REFRESHABLE_FOR = Duration.ofDays(30);

  /// For so long a repeated exchange is answered as the first one was: an answer gets lost, or two
  /// pages of a browser exchange the token that they share.
  public static final Duration GRACE = Duration.ofSeconds(10);

  /// Clocks of nodes may differ by this much without an ended session going unnoticed.
  static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

  private static final int MAX_REMEMBERED = 200_000;

  private final SessionStore store;
  private final InstantSource clock;
  private final TrustedClock steady;
  private final RandomGenerator random;
  private final RefreshTokenDerivation successors;
  private final SessionConnections sockets;
  private final Map<SessionId, Session> live = new ConcurrentHashMap<>();

  /// @param steady over `clock`
  /// @param random cryptographically strong
  public Sessions(
      SessionStore store,
      InstantSource clock,
      TrustedClock steady,
      RandomGenerator random,
      RefreshTokenDerivation successors,
      SessionConnections sockets) {
    this.store = store;
    this.clock = clock;
    this.steady = steady;
    this.random = random;
    this.successors = successors;
    this.sockets = sockets;
  }

  /// Opens a session that can be refreshed.
  public Opened open(DeviceAddress device) {
    RefreshToken token = RefreshToken.random(random);
    Session session = newSession(device, REFRESHABLE_FOR);
    store.open(session, token.hash());
    makeRoom(device.account());
    return new Opened(session, token);
  }

  /// Opens a session that ends after `lifetime` and cannot be refreshed.
  public Session openFixed(DeviceAddress device, Duration lifetime) {
    Session session = newSession(device, lifetime);
    store.open(session, "");
    makeRoom(device.account());
    return session;
  }

  /// Nobody uses as many sessions: the oldest ones end. Those that are opened at the same time may
  /// be a few more, until the next one.
  private void makeRoom(AccountId account) {
    List<Session> open = list(account);
    int tooMany = Math.max(0, open.size() - Bound.SESSIONS_OF_ACCOUNT.most());
    open.subList(0, tooMany).forEach(oldest -> end(account, oldest.id()));
  }

  /// Exchanges a refresh token. Presented again it is answered the same for [#GRACE]; later it ends
  /// its session.
  ///
  /// {@return the session and its next token, empty when the token is not (or no longer) good}
  public Optional<Opened> refresh(RefreshToken presented) {
    RefreshToken next = successors.of(presented);
    Instant now = now();
    Rotation rotation = rotate(presented, next, now);
    Instant believed = millis(steady.instant());
    if (rotation instanceof Rotation.Unknown && believed.isBefore(now)) {
      // Maybe over by a wrong clock only.
      rotation = rotate(presented, next, believed);
    }
    return switch (rotation) {
      case Rotation.Rotated(Session session) -> {
        live.computeIfPresent(session.id(), (_, _) -> session);
        yield Optional.of(new Opened(session, next));
      }
      case Rotation.Repeated(Session session) -> Optional.of(new Opened(session, next));
      case Rotation.Reused(SessionId id) -> {
        announce(id);
        yield Optional.empty();
      }
      case Rotation.Unknown _ -> Optional.empty();
    };
  }

  private Rotation rotate(RefreshToken presented, RefreshToken next, Instant now) {
    return store.rotate(presented.hash(), next.hash(), now, now.plus(REFRESHABLE_FOR), GRACE);
  }

  /// {@return the session if it may act now}
  public Optional<Session> live(SessionId id) {
    Optional<Session> known = Optional.ofNullable(live.get(id)).filter(this::isGood);
    if (known.isPresent()) {
      return known;
    }
    // Also one that seems to have expired: another node may have refreshed it.
    Optional<Session> stored = store.find(id).filter(this::isGood);
    stored.ifPresent(this::remember);
    return stored;
  }

  /// {@return the live sessions of an account, oldest first}
  public List<Session> list(AccountId account) {
    return store.list(account, millis(steady.instant()));
  }

  /// Ends one session of `account`: its tokens and sockets end too. {@return whether the account
  /// has such a session}
  public boolean end(AccountId account, SessionId id) {
    Optional<Session> session = store.find(id);
    if (session.isEmpty() || !session.get().device().account().equals(account)) {
      return false;
    }
    store.end(id, now());
    announce(id);
    return true;
  }

  /// Ends all sessions of `account`.
  public void endAll(AccountId account) {
    announce(account, store.endAll(account, now()));
  }

  /// Ends all sessions of the account of `kept` but this one.
  public void endOthers(Session kept) {
    AccountId account = kept.device().account();
    announce(account, store.endOthers(account, kept.id(), now()));
  }

  /// Ends all sessions of `device`.
  public void endDevice(DeviceAddress device) {
    announce(device.account(), store.endDevice(device, now()));
  }

  /// Notices sessions that ended elsewhere since `since`. {@return what to pass the next time}
  ///
  /// @param now by a clock that no jump moves forward: others may end sessions by a time that this
  ///   node's clock has left behind. When it has been set back, so are the times that come now
  public Instant noticeEnded(Instant since, Instant now) {
    Instant from = (now.isBefore(since) ? now : since).minus(CLOCK_SKEW);
    store.endedSince(from).forEach(this::endedElsewhere);
    store.accountsEndedSince(from).forEach(this::endForgotten);
    return now;
  }

  /// Ends at this node what another node says has ended.
  public void endedElsewhere(SessionId id) {
    live.remove(id);
    sockets.end(id);
  }

  private boolean isGood(Session session) {
    return !steady.isOver(session.lastUsedAt(), session.expiresAt());
  }

  private void announce(AccountId account, List<SessionId> ended) {
    ended.forEach(this::announce);
    endForgotten(account);
  }

  /// Ends the sockets of `account` that no session vouches for. A socket may outlive the row of the
  /// session that opened it: one that expired is swept, and so is not among those that are ended.
  private void endForgotten(AccountId account) {
    for (SessionId id : sockets.of(account)) {
      if (store.find(id).isEmpty()) {
        endedElsewhere(id);
      }
    }
  }

  private void announce(SessionId id) {
    endedElsewhere(id);
    sockets.announceEnd(id);
  }

  private void remember(Session session) {
    if (live.size() >= MAX_REMEMBERED) {
      // Rare and cheap to rebuild: each session is read again when it is next used.
      live.clear();
    }
    live.put(session.id(), session);
  }

  private Session newSession(DeviceAddress device, Duration lifetime) {
    Instant now = now();
    return new Session(SessionId.random(random), device, now, now, now.plus(lifetime));
  }

  private Instant now() {
    return millis(clock.instant());
  }

  private static Instant millis(Instant time) {
    return time.truncatedTo(ChronoUnit.MILLIS);
  }

  /// A session and the token that refreshes it.
  public record Opened(Session session, RefreshToken refreshToken) {}
}
