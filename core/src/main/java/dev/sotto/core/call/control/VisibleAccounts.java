// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.contact.ContactStore;
import java.util.Optional;

/// The accounts whose names another account may read by their ids: itself, its contacts, those it
/// has written to or been written to by, and the parties of its latest calls. Safe for use by many
/// threads.
public final class VisibleAccounts {
  /// How many calls are looked through, newest first.
  public static final int CALLS = 200;

  private final AccountStore accounts;
  private final ContactStore contacts;
  private final CallStore calls;

  public VisibleAccounts(AccountStore accounts, ContactStore contacts, CallStore calls) {
    this.accounts = accounts;
    this.contacts = contacts;
    this.calls = calls;
  }

  /// {@return the account; empty when there is none, and alike when `asker` may not know it}
  public Optional<Account> find(AccountId asker, AccountId id) {
    return mayKnow(asker, id) ? accounts.find(id) : Optional.empty();
  }

  private boolean mayKnow(AccountId asker, AccountId id) {
    return asker.equals(id)
        || contacts.knows(asker, id)
        || contacts.hasWritten(asker, id)
        || calls.history(asker, CallCursor.NOW, CALLS).stream()
            .anyMatch(call -> call.party(id).isPresent());
  }
}
