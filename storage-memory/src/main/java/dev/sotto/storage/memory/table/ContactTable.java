// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.table;

import dev.sotto.core.account.AccountId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Contacts in both directions, and who has ever written to whom.
public final class ContactTable {
  private final Map<AccountId, Set<AccountId>> contacts = new HashMap<>();
  private final Map<AccountId, Set<AccountId>> watchers = new HashMap<>();
  private final Map<AccountId, Set<AccountId>> writers = new HashMap<>();

  public void add(AccountId owner, AccountId contact) {
    contacts.computeIfAbsent(owner, _ -> new HashSet<>()).add(contact);
    watchers.computeIfAbsent(contact, _ -> new HashSet<>()).add(owner);
  }

  public boolean remove(AccountId owner, AccountId contact) {
    watchers.computeIfAbsent(contact, _ -> new HashSet<>()).remove(owner);
    return contacts.computeIfAbsent(owner, _ -> new HashSet<>()).remove(contact);
  }

  public Set<AccountId> contactsOf(AccountId owner) {
    return contacts.getOrDefault(owner, Set.of());
  }

  public Set<AccountId> watchersOf(AccountId contact) {
    return watchers.getOrDefault(contact, Set.of());
  }

  public void rememberWriter(AccountId reader, AccountId writer) {
    writers.computeIfAbsent(reader, _ -> new HashSet<>()).add(writer);
  }

  public boolean hasWritten(AccountId writer, AccountId reader) {
    return writers.getOrDefault(reader, Set.of()).contains(writer);
  }
}
