// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Changes calls, one version after the other, and tells each change once: whoever has made it.
/// Calls are read as they stand now, also while nobody has written down that they rang for too
/// long. Safe for use by many threads.
public final class CallLedger {
  /// Rate limits keep an account far below this.
  private static final int MAX_LIVE = 100;

  private final CallStore store;
  private final CallNotice notice;
  private final InstantSource clock;
  private final CallCounts counts = new CallCounts();

  public CallLedger(CallStore store, CallNotice notice, InstantSource clock) {
    this.store = store;
    this.notice = notice;
    this.clock = clock;
  }

  CallStore store() {
    return store;
  }

  CallCounts counts() {
    return counts;
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// {@return the call, empty when `account` is not in it}
  Optional<Call> find(CallId id, AccountId account) {
    return store
        .find(id)
        .filter(call -> call.party(account).isPresent())
        .map(call -> call.settled(now()));
  }

  /// {@return the calls in which `account` rings or takes part, newest first}
  List<Call> live(AccountId account) {
    Instant now = now();
    return store.live(account, MAX_LIVE).stream()
        .map(call -> call.settled(now))
        .filter(call -> call.party(account).filter(Party::isActive).isPresent())
        .toList();
  }

  /// Keeps a new call and tells of it. {@return the call that is kept under its client call id}
  Call open(Call call) {
    Call kept = store.insert(call);
    if (kept.id().equals(call.id())) {
      counts.placed();
      counts.became(call);
      notice.placed(call);
    }
    return kept;
  }

  /// Wakes a device for which the call rings.
  void wake(Call call, DeviceAddress device) {
    notice.wake(call, device);
  }

  /// Lets something happen to a call.
  CallResult apply(CallId id, CallAction action) {
    while (true) {
      Optional<Call> found = store.find(id);
      if (found.isEmpty()) {
        return new CallResult.Unknown();
      }
      Instant now = now();
      if (now.isBefore(found.get().ringsUntil())) {
        Optional<CallResult> result = attempt(found.get(), action, now);
        if (result.isPresent()) {
          return result.get();
        }
      } else {
        settle(found.get(), now);
      }
    }
  }

  /// Writes down that a call has rung for too long. {@return whether nobody else had}
  boolean settle(Call call, Instant now) {
    return replace(call, call.settled(now));
  }

  /// {@return what came of it, empty when somebody else changed the call meanwhile}
  private Optional<CallResult> attempt(Call call, CallAction action, Instant now) {
    return switch (call.apply(action, now)) {
      case CallStep.Same _ -> Optional.of(new CallResult.Done(call));
      case CallStep.Refused(var reason) ->
          Optional.of(
              reason == CallStep.Reason.STRANGER
                  ? new CallResult.Unknown()
                  : new CallResult.Refused(reason));
      case CallStep.Changed(var after) ->
          replace(call, after) ? Optional.of(new CallResult.Done(after)) : Optional.empty();
    };
  }

  private boolean replace(Call before, Call after) {
    boolean won = store.replace(before, after);
    if (won) {
      counts.became(after);
      notice.changed(after);
    }
    return won;
  }
}
