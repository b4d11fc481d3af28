// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.HistoryPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// What can be wrong with calls.
final class BrokenCallStore {
  private BrokenCallStore() {}

  /// Placing a call again tells it as if it were new.
  record RepeatUntold(CallStore real) implements OverCallStore {
    @Override
    public Call insert(Call call) {
      Call _ = real.insert(call);
      return call;
    }
  }

  /// A repetition is told the call as it was placed, not as it stands.
  record RepeatTellsThePast(CallStore real, Map<CallId, Call> placed) implements OverCallStore {
    RepeatTellsThePast(CallStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Call insert(Call call) {
      Call kept = real.insert(call);
      return placed.computeIfAbsent(kept.id(), _ -> kept);
    }
  }

  /// The client call ids of all callers are one set.
  record ClientIdsShared(CallStore real, Map<ClientCallId, Call> byId) implements OverCallStore {
    ClientIdsShared(CallStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Call insert(Call call) {
      Call first = byId.computeIfAbsent(call.clientId(), _ -> call);
      return first.id().equals(call.id())
          ? real.insert(call)
          : real.find(first.id()).orElseGet(() -> real.insert(call));
    }
  }

  /// Client call ids are looked up without regard to who has placed the call.
  record EarlierOfAnybody(CallStore real, Map<ClientCallId, CallId> byId) implements OverCallStore {
    EarlierOfAnybody(CallStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Call insert(Call call) {
      Call kept = real.insert(call);
      byId.put(kept.clientId(), kept.id());
      return kept;
    }

    @Override
    public Optional<Call> earlier(AccountId caller, ClientCallId id) {
      return Optional.ofNullable(byId.get(id)).flatMap(real::find);
    }
  }

  /// The last one to change a call wins.
  record LastChangeWins(CallStore real) implements OverCallStore {
    @Override
    public boolean replace(Call before, Call after) {
      return real.find(before.id()).filter(kept -> real.replace(kept, after)).isPresent();
    }
  }

  /// A change that came too late is told as made.
  record LostChangeUntold(CallStore real) implements OverCallStore {
    @Override
    public boolean replace(Call before, Call after) {
      boolean _ = real.replace(before, after);
      return true;
    }
  }

  /// Changing a call that is not there keeps it.
  record ReplaceInserts(CallStore real) implements OverCallStore {
    @Override
    public boolean replace(Call before, Call after) {
      return real.find(before.id()).isPresent()
          ? real.replace(before, after)
          : real.insert(after).equals(after);
    }
  }

  /// Calls are due a moment after they have rung for long enough.
  record DueLate(CallStore real) implements OverCallStore {
    @Override
    public List<Call> due(Instant now, int limit) {
      return real.due(Off.early(now), limit);
    }
  }

  /// The call that is longest over comes last.
  record DueBackwards(CallStore real) implements OverCallStore {
    @Override
    public List<Call> due(Instant now, int limit) {
      return real.due(now, limit).reversed();
    }
  }

  /// Only calls that nobody has answered are due.
  record DueUnansweredOnly(CallStore real) implements OverCallStore {
    @Override
    public List<Call> due(Instant now, int limit) {
      return real.due(now, limit).stream()
          .filter(call -> call.course().answeredAt().equals(Call.NEVER))
          .toList();
    }
  }

  /// Whoever has declined is still shown a call that goes on.
  record LiveForAllParties(CallStore real) implements OverCallStore {
    @Override
    public List<Call> live(AccountId account, int limit) {
      return real.history(account, HistoryPoint.NOW, Integer.MAX_VALUE).stream()
          .filter(call -> !call.state().isFinal())
          .limit(limit)
          .toList();
    }
  }

  /// The oldest live call comes first.
  record LiveBackwards(CallStore real) implements OverCallStore {
    @Override
    public List<Call> live(AccountId account, int limit) {
      return real.live(account, Integer.MAX_VALUE).reversed().stream().limit(limit).toList();
    }
  }

  /// A page begins with the last call of the page before.
  record LivePagesOverlap(CallStore real) implements OverCallStore {
    @Override
    public List<Call> livePage(String after, int limit) {
      var page = new ArrayList<Call>();
      if (CallId.isValid(after)) {
        real.find(new CallId(after)).ifPresent(page::add);
      }
      page.addAll(real.livePage(after, limit));
      return page.subList(0, Math.min(limit, page.size()));
    }
  }

  /// Calls placed in the millisecond at which a page ended are skipped.
  record HistorySkips(CallStore real) implements OverCallStore {
    @Override
    public List<Call> history(AccountId account, HistoryPoint before, int limit) {
      return real.history(account, new HistoryPoint(before.placedAt(), ""), limit);
    }
  }

  /// Calls of one millisecond are in the order of their ids.
  record HistoryTiesUp(CallStore real) implements OverCallStore {
    @Override
    public List<Call> history(AccountId account, HistoryPoint before, int limit) {
      return real.history(account, before, limit).stream()
          .sorted(
              Comparator.comparing((Call call) -> call.course().placedAt())
                  .reversed()
                  .thenComparing(call -> call.id().text()))
          .toList();
    }
  }

  /// The history holds what is over only.
  record HistoryOfThePast(CallStore real) implements OverCallStore {
    @Override
    public List<Call> history(AccountId account, HistoryPoint before, int limit) {
      return real.history(account, before, limit).stream()
          .filter(call -> call.state().isFinal())
          .toList();
    }
  }

  /// Calls that were over at the moment itself are forgotten.
  record SweepsTooMuch(CallStore real) implements OverCallStore {
    @Override
    public int sweep(Instant endedBefore, int limit) {
      return real.sweep(Off.late(endedBefore), limit);
    }
  }

  /// Everything is swept at once.
  record SweepsWithoutLimit(CallStore real) implements OverCallStore {
    @Override
    public int sweep(Instant endedBefore, int limit) {
      return real.sweep(endedBefore, Integer.MAX_VALUE);
    }
  }
}
