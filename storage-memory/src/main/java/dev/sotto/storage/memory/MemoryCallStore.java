// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Party;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

final class MemoryCallStore implements CallStore {
  private static final Comparator<CallCursor> BY_PLACE =
      Comparator.comparing(CallCursor::placedAt).thenComparing(CallCursor::id);
  private static final Comparator<Call> NEWEST_FIRST =
      Comparator.comparing(CallCursor::of, BY_PLACE).reversed();

  private final StorageLock guard;
  private final Map<CallId, Call> calls = new HashMap<>();
  private final Map<Origin, CallId> byClientId = new HashMap<>();

  /// Those that are not over, by the text of their id.
  private final NavigableMap<String, Call> live = new TreeMap<>();

  MemoryCallStore(StorageLock guard) {
    this.guard = guard;
  }

  @Override
  public Written write(CallWrite write) {
    return guard.call(
        () -> {
          Optional<Written> refusal = refusal(write);
          if (refusal.isEmpty()) {
            write.revisions().forEach(revision -> put(revision.after()));
          }
          return refusal.orElseGet(Written.Done::new);
        });
  }

  private Optional<Written> refusal(CallWrite write) {
    for (CallRevision revision : write.revisions()) {
      switch (revision) {
        case CallRevision.First(var call) -> {
          CallId earlier = byClientId.get(Origin.of(call));
          Call known = earlier == null ? null : calls.get(earlier);
          if (known != null) {
            return Optional.of(new Written.Earlier(known));
          }
        }
        case CallRevision.Next(var before, var _) -> {
          Call kept = calls.get(before.id());
          if (kept == null || kept.version() != before.version()) {
            return Optional.of(new Written.Stale());
          }
        }
      }
    }
    Set<AccountId> taken = write.taken(this::joined);
    return taken.isEmpty() ? Optional.empty() : Optional.of(new Written.Taken(taken));
  }

  private List<CallId> joined(AccountId account) {
    return live.values().stream().filter(call -> call.isJoinedBy(account)).map(Call::id).toList();
  }

  @Override
  public Optional<Call> earlier(AccountId caller, ClientCallId id) {
    return guard.call(
        () -> Optional.ofNullable(byClientId.get(new Origin(caller, id))).map(calls::get));
  }

  @Override
  public Optional<Call> find(CallId id) {
    return guard.call(() -> Optional.ofNullable(calls.get(id)));
  }

  @Override
  public List<Call> due(Instant now, int limit) {
    return list(
        live,
        call -> !call.ringsUntil().isAfter(now),
        Comparator.comparing(Call::ringsUntil),
        limit);
  }

  @Override
  public List<Call> live(AccountId account, int limit) {
    return list(
        live, call -> call.party(account).filter(Party::isActive).isPresent(), NEWEST_FIRST, limit);
  }

  @Override
  public List<Call> livePage(String after, int limit) {
    return guard.call(() -> live.tailMap(after, false).values().stream().limit(limit).toList());
  }

  @Override
  public List<Call> history(AccountId account, CallCursor before, int limit) {
    return list(
        calls,
        call ->
            call.party(account).isPresent() && BY_PLACE.compare(CallCursor.of(call), before) < 0,
        NEWEST_FIRST,
        limit);
  }

  @Override
  public int sweep(Instant endedBefore, int limit) {
    return guard.call(
        () -> {
          List<Call> over =
              calls.values().stream()
                  .filter(call -> call.course().endedAt().isBefore(endedBefore))
                  .limit(limit)
                  .toList();
          over.forEach(
              call -> {
                calls.remove(call.id());
                byClientId.remove(Origin.of(call));
              });
          return over.size();
        });
  }

  private void put(Call call) {
    calls.put(call.id(), call);
    byClientId.put(Origin.of(call), call.id());
    if (call.state().isFinal()) {
      live.remove(call.id().text());
    } else {
      live.put(call.id().text(), call);
    }
  }

  private List<Call> list(
      Map<?, Call> from, Predicate<Call> condition, Comparator<Call> order, int limit) {
    return guard.call(
        () -> from.values().stream().filter(condition).sorted(order).limit(limit).toList());
  }

  private record Origin(AccountId caller, ClientCallId clientId) {
    static Origin of(Call call) {
      return new Origin(call.caller(), call.clientId());
    }
  }
}
