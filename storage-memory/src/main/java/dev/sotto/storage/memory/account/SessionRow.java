// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.session.Session;
import java.time.Instant;

/// A session with its refresh token.
///
/// @param refreshHash of the token that is valid now; empty when the session cannot be refreshed
/// @param endedAt [#NOT_ENDED] while it has not been ended
record SessionRow(Session session, String refreshHash, Instant endedAt) {
  static final Instant NOT_ENDED = Instant.MAX;

  boolean hasEnded() {
    return endedAt.isBefore(NOT_ENDED);
  }

  boolean isLive(Instant now) {
    return !hasEnded() && session.expiresAt().isAfter(now);
  }

  boolean isOver(Instant before) {
    return endedAt.isBefore(before) || session.expiresAt().isBefore(before);
  }

  SessionRow ended(Instant now) {
    return new SessionRow(session, refreshHash, now);
  }

  SessionRow rotated(String nextHash, Instant now, Instant expiresAt) {
    var next = new Session(session.id(), session.device(), session.createdAt(), now, expiresAt);
    return new SessionRow(next, nextHash, endedAt);
  }
}
