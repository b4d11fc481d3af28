// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.receipt;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.live.Connections;

/// Passes on who is writing; nothing is stored. Safe for use by many threads.
public final class Typing {
  private final ContactStore contacts;
  private final Connections connections;

  public Typing(ContactStore contacts, Connections connections) {
    this.contacts = contacts;
    this.connections = connections;
  }

  /// Tells the connected devices of `reader`, if `writer` could also send it a message. Whoever is
  /// not connected, or busy, never learns of it.
  public void announce(AccountId writer, AccountId reader, boolean typing) {
    if (connections.has(reader) && contacts.knows(writer, reader)) {
      connections.send(reader, new TypingChanged(writer, typing));
    }
  }
}
