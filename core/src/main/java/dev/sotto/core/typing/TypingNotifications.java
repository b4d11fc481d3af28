// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.typing;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.cluster.Switchboard;
import dev.sotto.core.contact.ContactStore;

/// Passes on who is writing; nothing is stored. Safe for use by many threads.
public final class TypingNotifications {
  private final ContactStore contacts;
  private final Switchboard switchboard;

  public TypingNotifications(ContactStore contacts, Switchboard switchboard) {
    this.contacts = contacts;
    this.switchboard = switchboard;
  }

  /// Tells the connected devices of `reader`, if `writer` could also send it a message. Whoever is
  /// not connected, or busy, never learns of it.
  public void announce(AccountId writer, AccountId reader, boolean typing) {
    if (switchboard.mayReach(reader) && contacts.knows(writer, reader)) {
      switchboard.send(reader, new TypingChanged(writer, typing));
    }
  }
}
