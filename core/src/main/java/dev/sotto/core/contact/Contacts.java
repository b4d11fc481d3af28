// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.contact;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.bound.Bound;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The contact list of each account. Safe for use by many threads.
public final class Contacts {
  private final ContactStore contacts;
  private final AccountStore accounts;
  private final InstantSource clock;

  public Contacts(ContactStore contacts, AccountStore accounts, InstantSource clock) {
    this.contacts = contacts;
    this.accounts = accounts;
    this.clock = clock;
  }

  /// Adds `contact` to the list of `owner`; adding it again changes nothing.
  public Result add(AccountId owner, AccountId contact) {
    if (owner.equals(contact)) {
      return new Result.Oneself();
    }
    Optional<Account> account = accounts.find(contact);
    if (account.isEmpty()) {
      return new Result.NoSuchAccount();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return switch (contacts.add(owner, contact, now, Bound.CONTACTS.most())) {
      case ADDED -> new Result.Added(account.get());
      case NO_SUCH_ACCOUNT -> new Result.NoSuchAccount();
      case TOO_MANY -> new Result.TooMany();
    };
  }

  /// Removes `contact` from the list of `owner`. {@return whether it was there}
  public boolean remove(AccountId owner, AccountId contact) {
    return contacts.remove(owner, contact);
  }

  /// {@return some contacts of `owner`, by handle; none when there are no more}
  ///
  /// @param after the last one of the page before, empty for the first page
  /// @param limit how many at most; a page also ends when it takes a mebibyte
  public List<Account> page(AccountId owner, Optional<AccountId> after, int limit) {
    return after
        .map(last -> contacts.nextPage(owner, last, limit))
        .orElseGet(() -> contacts.firstPage(owner, limit));
  }

  /// The outcome of [#add].
  public sealed interface Result {
    /// @param account the contact
    record Added(Account account) implements Result {}

    record NoSuchAccount() implements Result {}

    /// The owner has as many as an account may have.
    record TooMany() implements Result {}

    /// Nobody is a contact of their own.
    record Oneself() implements Result {}
  }
}
