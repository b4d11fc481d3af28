// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.contact;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import java.time.Instant;
import java.util.List;

/// Passes everything on to the real one; whoever extends it overrides what is to be different.
public interface ForwardingContactStore extends ContactStore {
  ContactStore real();

  @Override
  default Addition add(AccountId owner, AccountId contact, Instant now, int most) {
    return real().add(owner, contact, now, most);
  }

  @Override
  default boolean remove(AccountId owner, AccountId contact) {
    return real().remove(owner, contact);
  }

  @Override
  default List<Account> firstPage(AccountId owner, int limit) {
    return real().firstPage(owner, limit);
  }

  @Override
  default List<Account> nextPage(AccountId owner, AccountId after, int limit) {
    return real().nextPage(owner, after, limit);
  }

  @Override
  default List<AccountId> watchers(AccountId account) {
    return real().watchers(account);
  }

  @Override
  default boolean knows(AccountId who, AccountId whom) {
    return real().knows(who, whom);
  }

  @Override
  default boolean hasWritten(AccountId writer, AccountId reader) {
    return real().hasWritten(writer, reader);
  }
}
