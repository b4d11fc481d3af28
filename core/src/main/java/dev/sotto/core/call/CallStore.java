// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps calls, those that go on and those that are over. Safe for use by many threads.
///
/// A method returns once its effect is durable. A call is kept and read as a whole: its parties in
/// their order, times to the millisecond.
public interface CallStore {
  /// Keeps a new call, unless its caller has used its client call id before. Atomic: of many calls
  /// of one caller under one client call id the first is kept. All accounts must exist.
  ///
  /// {@return the call that is kept under the id: `call`, or the earlier one as it stands}
  Call insert(Call call);

  /// {@return the call that `caller` has placed under this id, empty when there is none}
  Optional<Call> earlier(AccountId caller, ClientCallId id);

  /// {@return the call, empty when there is none}
  Optional<Call> find(CallId id);

  /// Puts `after` in the place of `before`, if nothing has happened to it since. Atomic: of many
  /// changes of one version one is kept.
  ///
  /// @param after the same call, one version later {@return false when the version kept is not that
  ///   of `before`, or there is no such call}
  boolean replace(Call before, Call after);

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
  List<Call> history(AccountId account, HistoryPoint before, int limit);

  /// Forgets up to `limit` calls that were over before `endedBefore`, with their client call ids.
  /// {@return how many}
  int sweep(Instant endedBefore, int limit);
}
