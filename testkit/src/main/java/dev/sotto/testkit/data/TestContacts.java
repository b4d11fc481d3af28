// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import java.util.ArrayList;
import java.util.List;

/// Whole lists of contacts.
public final class TestContacts {
  private TestContacts() {}

  /// {@return all contacts of `owner`, by handle key}
  ///
  /// @throws AssertionError when a page begins before the contact behind which it should
  public static List<Account> of(ContactStore contacts, AccountId owner) {
    var all = new ArrayList<Account>();
    List<Account> page = contacts.firstPage(owner, Integer.MAX_VALUE);
    while (!page.isEmpty()) {
      all.addAll(page);
      AccountId last = page.getLast().id();
      page = contacts.nextPage(owner, last, Integer.MAX_VALUE);
      if (!page.isEmpty() && page.getLast().id().equals(last)) {
        throw new AssertionError("a page of contacts does not go on");
      }
    }
    return List.copyOf(all);
  }
}
