// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.session;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.session.SessionStore.Rotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Passes everything on to the real one; a defect overrides what it breaks.
public interface ForwardingSessionStore extends SessionStore {
  SessionStore real();

  @Override
  default void open(Session session, String refreshHash) {
    real().open(session, refreshHash);
  }

  @Override
  default Optional<Session> find(SessionId id) {
    return real().find(id);
  }

  @Override
  default List<Session> list(AccountId account, Instant now) {
    return real().list(account, now);
  }

  @Override
  default Rotation rotate(
      String presentedHash, String nextHash, Instant now, Instant expiresAt, Duration grace) {
    return real().rotate(presentedHash, nextHash, now, expiresAt, grace);
  }

  @Override
  default boolean end(SessionId id, Instant now) {
    return real().end(id, now);
  }

  @Override
  default List<SessionId> endAll(AccountId account, Instant now) {
    return real().endAll(account, now);
  }

  @Override
  default List<SessionId> endOthers(AccountId account, SessionId kept, Instant now) {
    return real().endOthers(account, kept, now);
  }

  @Override
  default List<SessionId> endDevice(DeviceAddress device, Instant now) {
    return real().endDevice(device, now);
  }

  @Override
  default List<AccountId> accountsEndedSince(Instant since) {
    return real().accountsEndedSince(since);
  }

  @Override
  default List<SessionId> endedSince(Instant since) {
    return real().endedSince(since);
  }

  @Override
  default int sweep(Instant before, int limit) {
    return real().sweep(before, limit);
  }
}
