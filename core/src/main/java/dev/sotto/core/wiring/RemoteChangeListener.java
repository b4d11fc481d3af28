// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.wiring;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.contact.CachingContactStore;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.Sessions;

/// Passes on what other nodes have done to those of this node that remember it. Safe for use by
/// many threads.
record RemoteChangeListener(Sessions sessions, CachingContactStore contacts)
    implements Switchboard.ClusterListener {
  @Override
  public void sessionEnded(SessionId session) {
    sessions.endedElsewhere(session);
  }

  @Override
  public void contactRemoved(AccountId owner, AccountId contact) {
    contacts.forget(owner, contact);
  }
}
