// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.contact;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/// A store of contacts that need not be asked for each message: that somebody knows somebody is
/// remembered for [#LIFE]. Removing a contact ends that at once on this node, on others as soon as
/// they hear of it, and where nobody tells them, with [#LIFE]. That somebody does not know somebody
/// is never remembered. Safe for use by many threads.
public final class CachingContactStore implements ContactStore {
  /// How long a removal that was not heard of has no effect, at most.
  public static final Duration LIFE = Duration.ofSeconds(5);

  /// Pairs; beyond it all are forgotten, which costs a question each.
  private static final int MAX_REMEMBERED = 100_000;

  private final ContactStore store;
  private final LongSupplier nanoTime;
  private final BiConsumer<AccountId, AccountId> removed;
  private final Map<Pair, Long> until = new ConcurrentHashMap<>();
  private final AtomicLong removals = new AtomicLong();

  /// @param nanoTime as [System#nanoTime]
  /// @param removed tells the other nodes of a contact that was removed: whose, and whom
  public CachingContactStore(
      ContactStore store, LongSupplier nanoTime, BiConsumer<AccountId, AccountId> removed) {
    this.store = store;
    this.nanoTime = nanoTime;
    this.removed = removed;
  }

  @Override
  public boolean knows(AccountId who, AccountId whom) {
    var pair = new Pair(who.value(), whom.value());
    long now = nanoTime.getAsLong();
    Long end = until.get(pair);
    if (end != null && end - now > 0) {
      return true;
    }
    long before = removals.get();
    boolean knows = store.knows(who, whom);
    if (knows) {
      remember(pair, now + LIFE.toNanos(), before);
    }
    return knows;
  }

  /// @param before removals when the store had not been asked yet: what it said may have been
  ///   overtaken by another one
  private void remember(Pair pair, long end, long before) {
    if (until.size() >= MAX_REMEMBERED) {
      until.clear();
    }
    until.put(pair, end);
    if (removals.get() != before) {
      until.remove(pair);
    }
  }

  @Override
  public boolean remove(AccountId owner, AccountId contact) {
    try {
      return store.remove(owner, contact);
    } finally {
      // Also when nobody knows how it ended.
      forget(owner, contact);
      removed.accept(owner, contact);
    }
  }

  /// Told when `owner` has removed `contact` on another node.
  public void forget(AccountId owner, AccountId contact) {
    removals.incrementAndGet();
    until.remove(new Pair(owner.value(), contact.value()));
  }

  @Override
  public Addition add(AccountId owner, AccountId contact, Instant now, int most) {
    return store.add(owner, contact, now, most);
  }

  @Override
  public List<Account> firstPage(AccountId owner, int limit) {
    return store.firstPage(owner, limit);
  }

  @Override
  public List<Account> nextPage(AccountId owner, AccountId after, int limit) {
    return store.nextPage(owner, after, limit);
  }

  @Override
  public List<AccountId> watchers(AccountId account) {
    return store.watchers(account);
  }

  @Override
  public boolean hasWritten(AccountId writer, AccountId reader) {
    return store.hasWritten(writer, reader);
  }

  private record Pair(long who, long whom) {}
}
