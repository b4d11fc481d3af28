// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Keeps calls, those that go on and those that are over. Safe for use by many threads.
///
/// A method returns once its effect is durable. A call is kept and read as a whole: its parties in
/// their order, times to the millisecond.
public interface CallStore {
  /// Writes a step of calls, all of it or nothing, if nothing forbids it. Atomic: of many calls of
  /// one caller under one client call id the first is kept, of many changes of one version one is
  /// kept, and of many calls that an account is about to join or to be rung for one is, as
  /// [CallWrite#taken] says. All accounts must exist.
  Written write(CallWrite write);

  /// {@return the call that `caller` has placed under this id, empty when there is none}
  Optional<Call> earlier(AccountId caller, ClientCallId id);

  /// {@return the call, empty when there is none}
  Optional<Call> find(CallId id);

  /// {@return up to `limit` calls whose [Call#ringsUntil] is `now` or earlier, those that are
  /// longest over first}
  List<Call> due(Instant now, int limit);

  /// {@return up to `limit` calls in which `account` rings or takes part, newest first (by time of
  /// placing, then id)}
  List<Call> live(AccountId account, int limit);

  /// {@return up to `limit` calls that are not over, with ids after `after`, by rising id}
  ///
  /// @param after empty for the first ones
  List<Call> livePage(String after, int limit);

  /// {@return up to `limit` calls, over or not, in which `account` is a party, that come before
  /// `before`, newest first (by time of placing, then id)}
  List<Call> history(AccountId account, CallCursor before, int limit);

  /// Forgets up to `limit` calls that were over before `endedBefore`, with their client call ids.
  /// {@return how many}
  int sweep(Instant endedBefore, int limit);

  /// The outcome of a write. Where several things forbid it, the first in this order is told.
  sealed interface Written {
    /// It is kept.
    record Done() implements Written {}

    /// Nothing was written: the caller has used the client call id of the new call before.
    ///
    /// @param call that earlier call, as it stands
    record Earlier(Call call) implements Written {}

    /// Nothing was written: something has happened to one of the calls meanwhile, or it is not
    /// kept.
    record Stale() implements Written {}

    /// Nothing was written: accounts that must be in no other call are in one.
    record Taken(Set<AccountId> accounts) implements Written {
      public Taken {
        accounts = Set.copyOf(accounts);
      }
    }
  }
}
