// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.session;

import dev.sotto.core.account.AccountId;
import java.util.Set;

/// The sockets that sessions have opened. Safe for use by many threads; no method blocks.
public interface SessionConnections {
  /// No sockets, as where no server runs.
  SessionConnections NONE =
      new SessionConnections() {
        @Override
        public Set<SessionId> of(AccountId account) {
          return Set.of();
        }

        @Override
        public void end(SessionId session) {}

        @Override
        public void announceEnd(SessionId session) {}
      };

  /// {@return the sessions of the account that have sockets at this node}
  Set<SessionId> of(AccountId account);

  /// Ends the sockets of a session at this node. Called for every ended session, more than once at
  /// times.
  void end(SessionId session);

  /// Tells the other nodes that a session has ended here.
  void announceEnd(SessionId session);
}
