// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.account;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.storage.memory.table.AccountTable;
import dev.sotto.storage.memory.table.ContactTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

public final class MemoryContactStore implements ContactStore {
  private final StorageLock guard;
  private final AccountTable accounts;
  private final ContactTable contacts;

  public MemoryContactStore(StorageLock guard, AccountTable accounts, ContactTable contacts) {
    this.guard = guard;
    this.accounts = accounts;
    this.contacts = contacts;
  }

  @Override
  public Addition add(AccountId owner, AccountId contact, Instant now, int most) {
    return guard.call(
        () -> {
          if (!accounts.has(contact)) {
            return Addition.NO_SUCH_ACCOUNT;
          }
          var known = contacts.contactsOf(owner);
          if (known.size() >= most && !known.contains(contact)) {
            return Addition.TOO_MANY;
          }
          contacts.add(owner, contact);
          return Addition.ADDED;
        });
  }

  @Override
  public boolean remove(AccountId owner, AccountId contact) {
    return guard.call(() -> contacts.remove(owner, contact));
  }

  @Override
  public List<Account> firstPage(AccountId owner, int limit) {
    return guard.call(() -> page(owner, _ -> true, limit));
  }

  @Override
  public List<Account> nextPage(AccountId owner, AccountId after, int limit) {
    return guard.call(
        () ->
            accounts
                .find(after)
                .map(Credentials::account)
                .map(last -> page(owner, next -> isBehind(next, last), limit))
                .orElseGet(List::of));
  }

  private static boolean isBehind(Account next, Account last) {
    return AccountTable.BY_HANDLE.compare(next, last) > 0;
  }

  private List<Account> page(AccountId owner, Predicate<Account> wanted, int limit) {
    var page = new ArrayList<Account>();
    var all =
        contacts.contactsOf(owner).stream()
            .flatMap(contact -> accounts.find(contact).stream())
            .map(Credentials::account)
            .filter(wanted)
            .sorted(AccountTable.BY_HANDLE)
            .limit(limit)
            .iterator();
    for (long bytes = 0; all.hasNext() && bytes < PAGE_BYTES; ) {
      Account next = all.next();
      page.add(next);
      bytes += bytes(next.handle().text()) + bytes(next.publicKey().text());
    }
    return List.copyOf(page);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  @Override
  public List<AccountId> watchers(AccountId account) {
    return guard.call(() -> List.copyOf(contacts.watchersOf(account)));
  }

  @Override
  public boolean knows(AccountId who, AccountId whom) {
    return guard.call(
        () -> contacts.contactsOf(who).contains(whom) || contacts.hasWritten(whom, who));
  }

  @Override
  public boolean hasWritten(AccountId writer, AccountId reader) {
    return guard.call(() -> contacts.hasWritten(writer, reader));
  }
}
