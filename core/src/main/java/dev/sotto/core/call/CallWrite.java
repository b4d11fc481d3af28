// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Revisions of calls that are written in one step: all of them or none. Holds the rule that an
/// account takes part in one call at a time, for every [CallStore] alike.
///
/// @param revisions one of each call at most, and one new call at most; told in this order
/// @param abandoned calls whose device is gone: they do not keep an account from being rung
public record CallWrite(List<CallRevision> revisions, Set<CallId> abandoned) {
  public CallWrite {
    revisions = List.copyOf(revisions);
    abandoned = Set.copyOf(abandoned);
    long calls = revisions.stream().map(revision -> revision.after().id()).distinct().count();
    long placed = revisions.stream().filter(CallRevision.First.class::isInstance).count();
    if (revisions.isEmpty() || calls < revisions.size() || placed > 1) {
      throw new IllegalArgumentException(
          "%d revisions of %d calls, %d placed".formatted(revisions.size(), calls, placed));
    }
  }

  /// {@return the writing of nothing but a new call}
  public static CallWrite first(Call call) {
    return new CallWrite(List.of(new CallRevision.First(call)), Set.of());
  }

  /// {@return the writing of nothing but the next version of a call}
  public static CallWrite next(Call before, Call after) {
    return new CallWrite(List.of(new CallRevision.Next(before, after)), Set.of());
  }

  /// {@return the accounts that no other write may touch meanwhile, in an order that is the same
  /// for all writes}
  public SortedSet<Long> claims() {
    return revisions.stream()
        .flatMap(revision -> revision.claims().stream())
        .map(AccountId::value)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// {@return those of the accounts it needs that take part in another call; empty when it may be
  /// written}
  ///
  /// @param joined the calls that are kept in which an account takes part
  public Set<AccountId> taken(Function<AccountId, Collection<CallId>> joined) {
    return revisions.stream()
        .flatMap(
            revision ->
                revision.claims().stream()
                    .filter(account -> isTaken(account, revision, joined.apply(account))))
        .collect(Collectors.toUnmodifiableSet());
  }

  private boolean isTaken(AccountId account, CallRevision revision, Collection<CallId> joined) {
    var others = new HashSet<>(joined);
    if (!revision.after().isJoinedBy(account)) {
      others.removeAll(abandoned);
    }
    for (CallRevision other : revisions) {
      CallId id = other.after().id();
      if (other.after().isJoinedBy(account) && other != revision) {
        others.add(id);
      } else {
        others.remove(id);
      }
    }
    return !others.isEmpty();
  }
}
