// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.server;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.RememberedContacts;
import dev.sotto.core.node.Switchboard;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.session.Sessions;

/// Passes on what other nodes have done to those of this node that remember it. Safe for use by
/// many threads.
record RemoteChanges(Sessions sessions, RememberedContacts contacts)
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
