// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.control;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Party;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.time.ClockReading;
import dev.sotto.core.time.TrustedClock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Changes calls, one version after the other, and tells each change once: whoever has made it.
/// Calls are read as they stand now, also while nobody has written down that they rang for too
/// long. It alone writes to the store of calls. Safe for use by many threads.
public final class CallRegistry {
  /// Rate limits keep an account far below this.
  private static final int MAX_LIVE = 100;

  private static final int PAGE = 200;

  private final CallStore store;
  private final CallNotifier notice;
  private final InstantSource wall;
  private final TrustedClock clock;
  private final CallCounts counts = new CallCounts();

  /// @param wall stamps what is placed
  /// @param clock by which calls end
  public CallRegistry(
      CallStore store, CallNotifier notice, InstantSource wall, TrustedClock clock) {
    this.store = store;
    this.notice = notice;
    this.wall = wall;
    this.clock = clock;
  }

  CallCounts counts() {
    return counts;
  }

  /// {@return the time that a new call is stamped with}
  public Instant now() {
    return wall.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /// {@return the time by the clock that `stamp` is from: a call that rings while the clock jumps
  /// goes on ringing as if it had not}
  Instant at(Instant stamp) {
    return clock.reckoning().at(stamp).truncatedTo(ChronoUnit.MILLIS);
  }

  Instant at(Call call) {
    return at(call.course().placedAt());
  }

  /// {@return the call as it stands}
  Call settled(Call call) {
    return call.settled(at(call));
  }

  /// {@return the call, empty when `account` is not in it}
  public Optional<Call> find(CallId id, AccountId account) {
    return store.find(id).filter(call -> call.party(account).isPresent()).map(this::settled);
  }

  /// {@return the calls in which `account` rings or takes part, newest first}
  public List<Call> live(AccountId account) {
    return store.live(account, MAX_LIVE).stream()
        .map(this::settled)
        .filter(call -> call.party(account).filter(Party::isActive).isPresent())
        .toList();
  }

  /// {@return the call that `caller` has placed under `id`, as it was last written}
  Optional<Call> earlier(AccountId caller, ClientCallId id) {
    return store.earlier(caller, id);
  }

  /// {@return up to `limit` calls of `account` older than `before`, newest first}
  List<Call> history(AccountId account, CallCursor before, int limit) {
    return store.history(account, before, limit).stream().map(this::settled).toList();
  }

  /// {@return up to `limit` calls that were not over when they were last written, in the order of
  /// their ids after `after`, empty for the first page}
  List<Call> livePage(String after, int limit) {
    return store.livePage(after, limit);
  }

  /// Forgets up to `limit` calls that ended before `endedBefore`. {@return how many}
  int sweep(Instant endedBefore, int limit) {
    return store.sweep(endedBefore, limit);
  }

  /// Writes, and tells what was written.
  CallStore.Written write(CallWrite write) {
    CallStore.Written written = store.write(write);
    if (written instanceof CallStore.Written.Done) {
      write.revisions().forEach(this::tell);
    }
    return written;
  }

  private void tell(CallRevision revision) {
    Call call = revision.after();
    switch (revision) {
      case CallRevision.First _ -> {
        counts.placed();
        counts.became(call);
        notice.placed(call);
      }
      case CallRevision.Next _ -> {
        counts.became(call);
        notice.changed(call);
      }
    }
  }

  /// Wakes a device for which the call rings.
  void wake(Call call, DeviceAddress device) {
    notice.wake(call, device);
  }

  /// Lets something happen to a call that makes nobody join it.
  CallResult apply(CallId id, CallAction action) {
    return apply(id, action, Optional::empty);
  }

  /// Lets something happen to a call.
  ///
  /// @param leave asked when who joins takes part in another call: how that is left, in the same
  ///   step; empty when it cannot be
  CallResult apply(CallId id, CallAction action, Supplier<Optional<List<CallRevision>>> leave) {
    List<CallRevision> leaving = List.of();
    boolean nothingToLeave = false;
    while (true) {
      Optional<Call> found = store.find(id);
      if (found.isEmpty()) {
        return new CallResult.Unknown();
      }
      Call before = found.get();
      Instant now = at(before);
      if (!now.isBefore(before.ringsUntil())) {
        settle(before, now);
        continue;
      }
      switch (before.apply(action, now)) {
        case CallTransition.Same _ -> {
          return new CallResult.Done(before);
        }
        case CallTransition.Refused(var reason) -> {
          return reason == CallTransition.Reason.STRANGER
              ? new CallResult.Unknown()
              : new CallResult.Refused(reason);
        }
        case CallTransition.Changed(var after) -> {
          switch (write(new CallWrite(with(leaving, before, after), Set.of()))) {
            case CallStore.Written.Done _ -> {
              return new CallResult.Done(after);
            }
            case CallStore.Written.Taken(var accounts) -> {
              if (!settleDue(accounts)) {
                Optional<List<CallRevision>> others = leave.get();
                if (others.isEmpty() || (nothingToLeave && others.get().isEmpty())) {
                  return new CallResult.InAnotherCall();
                }
                leaving = others.get();
                nothingToLeave = leaving.isEmpty();
              }
            }
            case CallStore.Written.Stale _, CallStore.Written.Earlier _ -> leaving = List.of();
          }
        }
      }
    }
  }

  private static List<CallRevision> with(List<CallRevision> leaving, Call before, Call after) {
    var revisions = new ArrayList<>(leaving);
    revisions.add(new CallRevision.Next(before, after));
    return revisions;
  }

  /// Writes down that a call has rung for too long, unless somebody else has changed it.
  private void settle(Call call, Instant now) {
    var _ = write(CallWrite.next(call, call.settled(now)));
  }

  /// Writes down which calls of some accounts have rung for too long. {@return whether there was
  /// one}
  boolean settleDue(Set<AccountId> accounts) {
    return settle(
        accounts.stream().flatMap(account -> store.live(account, MAX_LIVE).stream()).toList());
  }

  /// Writes down which calls have rung for too long, whoever's they are.
  void settleDue() {
    ClockReading time = clock.reckoning();
    List<Call> page;
    do {
      page = store.due(time.now(), PAGE);
    } while (settle(page) && page.size() == PAGE);
    if (!time.claimed().isEmpty()) {
      // Among them are those from before the jump, which go on ringing: a minute at most.
      settle(store.due(time.lastClaim(), PAGE));
    }
  }

  /// {@return whether the ringing of one of them is over}
  private boolean settle(List<Call> calls) {
    boolean some = false;
    for (Call call : calls) {
      Instant now = at(call);
      if (!now.isBefore(call.ringsUntil())) {
        settle(call, now);
        some = true;
      }
    }
    return some;
  }
}
