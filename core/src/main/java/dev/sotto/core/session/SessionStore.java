// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps sessions and the hashes of their refresh tokens. Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface SessionStore {
  /// Adds a session; `refreshHash` is empty for sessions that cannot be refreshed. The device must
  /// exist.
  void open(Session session, String refreshHash);

  /// {@return the session unless it was ended; it may have expired}
  Optional<Session> find(SessionId id);

  /// {@return the sessions of the account that have neither ended nor expired at `now`, oldest
  /// first}
  List<Session> list(AccountId account, Instant now);

  /// Exchanges a refresh token for the next one. Atomic: of many callers with one good token and
  /// one successor the first gets [Rotation.Rotated], all others for a moment [Rotation.Repeated].
  /// Later, or once the successor has been exchanged too, or with another successor, the first gets
  /// [Rotation.Reused], which ends the session, and all later ones [Rotation.Unknown].
  ///
  /// @param expiresAt the new end of the session
  /// @param grace how far `now` may be from the exchange that is repeated, before or after it; less
  ///   than this
  Rotation rotate(
      String presentedHash, String nextHash, Instant now, Instant expiresAt, Duration grace);

  /// Ends one session. {@return whether it had not ended before}
  boolean end(SessionId id, Instant now);

  /// Ends all sessions of the account, and notes that it did so: see [#accountsEndedSince].
  ///
  /// {@return those that had not ended before}
  List<SessionId> endAll(AccountId account, Instant now);

  /// As [#endAll], but for `kept`.
  List<SessionId> endOthers(AccountId account, SessionId kept, Instant now);

  /// Ends all sessions of the device, and notes that some of its account have ended.
  ///
  /// {@return those that had not ended before}
  List<SessionId> endDevice(DeviceAddress device, Instant now);

  /// {@return the sessions ended at or after `since`, by whatever process}
  List<SessionId> endedSince(Instant since);

  /// {@return the accounts of which all or some sessions were ended together at or after `since`,
  /// by whatever process. Some of these sessions may have expired and been forgotten before, while
  /// sockets that they opened live on}
  List<AccountId> accountsEndedSince(Instant since);

  /// Forgets up to `limit` sessions that ended or expired before `before`, up to as many of their
  /// refresh tokens, and up to as many notes of accounts. A session is forgotten after its tokens,
  /// of which one that was refreshed for years has very many.
  ///
  /// {@return how many sessions, or tokens or notes if there were more of them; less than `limit`
  /// when nothing is left}
  int sweep(Instant before, int limit);

  /// The outcome of [#rotate].
  sealed interface Rotation {
    /// The old token is spent, the next one is valid.
    record Rotated(Session session) implements Rotation {}

    /// The token had just been spent for the same next one, which is still valid. Nothing has
    /// changed.
    ///
    /// @param session as the exchange left it
    record Repeated(Session session) implements Rotation {}

    /// The token of a live session had been spent: somebody holds a copy. The session has now been
    /// ended.
    record Reused(SessionId session) implements Rotation {}

    /// No session knows the token, or the session has ended or expired, whether or not the token
    /// had been spent.
    record Unknown() implements Rotation {}
  }
}
