// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.table;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Accounts with their password hashes, by id and by handle key.
public final class AccountTable {
  /// Databases order text by its UTF-8 bytes; Java would order by UTF-16 units.
  private static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  /// How accounts are listed.
  public static final Comparator<Account> BY_HANDLE =
      Comparator.comparing(account -> account.handle().key(), BY_BYTES);

  private final NavigableMap<AccountId, Credentials> byId = new TreeMap<>();
  private final NavigableMap<String, AccountId> byHandleKey = new TreeMap<>(BY_BYTES);

  /// Those that are shown as online.
  public final NavigableSet<AccountId> shown = new TreeSet<>();

  public boolean has(AccountId id) {
    return byId.containsKey(id);
  }

  public boolean has(Handle handle) {
    return byHandleKey.containsKey(handle.key());
  }

  public void add(Credentials credentials) {
    Account account = credentials.account();
    byId.put(account.id(), credentials);
    byHandleKey.put(account.handle().key(), account.id());
  }

  public Optional<Credentials> find(AccountId id) {
    return Optional.ofNullable(byId.get(id));
  }

  public Optional<Credentials> find(Handle handle) {
    return Optional.ofNullable(byHandleKey.get(handle.key())).flatMap(this::find);
  }

  /// {@return whether there was an account to replace; `change` keeps id and handle}
  public boolean replace(AccountId id, UnaryOperator<Credentials> change) {
    return byId.computeIfPresent(id, (_, before) -> change.apply(before)) != null;
  }

  /// {@return the accounts whose handle key starts so, by handle key}
  public Stream<Account> startingWith(String keyPrefix) {
    return byHandleKey.tailMap(keyPrefix, true).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(keyPrefix))
        .flatMap(entry -> find(entry.getValue()).stream())
        .map(Credentials::account);
  }

  /// {@return the accounts with ids above `after`, rising}
  public Stream<Account> after(long after) {
    return byId.values().stream()
        .map(Credentials::account)
        .dropWhile(account -> account.id().value() <= after);
  }
}
