// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.session.SessionConnections;
import dev.sotto.core.session.SessionId;
import java.util.Set;

/// The sockets of sessions at this node, and the way to tell the others.
record NodeSessionConnections(ConnectionRegistry connections, Switchboard switchboard)
    implements SessionConnections {
  @Override
  public Set<SessionId> of(AccountId account) {
    return connections.sessions(account);
  }

  @Override
  public void end(SessionId session) {
    connections.end(session);
  }

  @Override
  public void announceEnd(SessionId session) {
    switchboard.announceEnd(session);
  }
}
