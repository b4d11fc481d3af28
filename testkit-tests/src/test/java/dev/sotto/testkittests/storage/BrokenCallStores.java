// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.testkit.call.ForwardingCallStore;
import dev.sotto.testkittests.defect.OneStepOff;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What can be wrong with calls.
final class BrokenCallStores {
  private BrokenCallStores() {}

  /// Placing a call again tells it as if it were new.
  record RepeatUntold(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      Written written = real.write(write);
      return written instanceof Written.Earlier ? new Written.Done() : written;
    }
  }

  /// A repetition is told the call as it was placed, not as it stands.
  record RepeatTellsThePast(CallStore real, Map<CallId, Call> placed)
      implements ForwardingCallStore {
    RepeatTellsThePast(CallStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Written write(CallWrite write) {
      write.revisions().stream()
          .map(CallRevision::after)
          .forEach(call -> placed.putIfAbsent(call.id(), call));
      return real.write(write) instanceof Written.Earlier(var kept)
          ? new Written.Earlier(placed.getOrDefault(kept.id(), kept))
          : new Written.Done();
    }
  }

  /// The client call ids of all callers are one set.
  record ClientIdsShared(CallStore real, Map<ClientCallId, Call> byId)
      implements ForwardingCallStore {
    ClientIdsShared(CallStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Written write(CallWrite write) {
      return write.revisions().getFirst() instanceof CallRevision.First(var call)
              && byId.putIfAbsent(call.clientId(), call) != null
          ? new Written.Earlier(real.find(byId.get(call.clientId()).id()).orElse(call))
          : real.write(write);
    }
  }

  /// Client call ids are looked up without regard to who has placed the call.
  record EarlierOfAnybody(CallStore real, Map<ClientCallId, CallId> byId)
      implements ForwardingCallStore {
    EarlierOfAnybody(CallStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public Written write(CallWrite write) {
      if (write.revisions().getFirst() instanceof CallRevision.First(var call)) {
        byId.put(call.clientId(), call.id());
      }
      return real.write(write);
    }

    @Override
    public Optional<Call> earlier(AccountId caller, ClientCallId id) {
      return Optional.ofNullable(byId.get(id)).flatMap(real::find);
    }
  }

  /// The last one to change a call wins.
  record LastChangeWins(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      if (write.revisions().getFirst() instanceof CallRevision.Next(var before, var after)) {
        Call kept = real.find(before.id()).orElse(before);
        Call next =
            new Call(
                after.id(),
                after.clientId(),
                after.media(),
                after.parties(),
                after.course(),
                kept.version() + 1);
        return real.write(CallWrite.next(kept, next));
      }
      return real.write(write);
    }
  }

  /// A change that came too late is told as made.
  record LostChangeUntold(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      Written written = real.write(write);
      return written instanceof Written.Stale ? new Written.Done() : written;
    }
  }

  /// Changing a call that is not there keeps it.
  record ReplaceInserts(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      Written written = real.write(write);
      return written instanceof Written.Stale
              && write.revisions().getFirst() instanceof CallRevision.Next(var before, var after)
              && real.find(before.id()).isEmpty()
          ? real.write(CallWrite.first(after))
          : written;
    }
  }

  /// Each call of a step is written by itself.
  record StepInPieces(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      Written last = new Written.Done();
      for (CallRevision revision : write.revisions()) {
        last = real.write(new CallWrite(List.of(revision), write.abandoned()));
      }
      return last;
    }
  }

  /// Whoever takes part in another call is told to have joined.
  record TakenUntold(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      Written written = real.write(write);
      return written instanceof Written.Taken ? new Written.Done() : written;
    }
  }

  /// Those who take part in another call are rung.
  record RingsTheBusy(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      Set<CallId> all =
          real.livePage("", Integer.MAX_VALUE).stream()
              .map(Call::id)
              .collect(Collectors.toUnmodifiableSet());
      return real.write(new CallWrite(write.revisions(), all));
    }
  }

  /// Whoever is rung by one call is rung by no other.
  record RingsOnce(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      boolean rung =
          write.revisions().getFirst() instanceof CallRevision.First(var call)
              && call.callees().stream().anyMatch(callee -> !real.live(callee, 1).isEmpty());
      return rung ? new Written.Taken(Set.of()) : real.write(write);
    }
  }

  /// Calls whose device is gone hold their accounts like any other.
  record AbandonedHold(CallStore real) implements ForwardingCallStore {
    @Override
    public Written write(CallWrite write) {
      return real.write(new CallWrite(write.revisions(), Set.of()));
    }
  }

  /// Calls are due a moment after they have rung for long enough.
  record DueLate(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> due(Instant now, int limit) {
      return real.due(OneStepOff.early(now), limit);
    }
  }

  /// The call that is longest over comes last.
  record DueBackwards(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> due(Instant now, int limit) {
      return real.due(now, limit).reversed();
    }
  }

  /// Only calls that nobody has answered are due.
  record DueUnansweredOnly(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> due(Instant now, int limit) {
      return real.due(now, limit).stream()
          .filter(call -> call.course().answeredAt().equals(Call.NEVER))
          .toList();
    }
  }

  /// Whoever has declined is still shown a call that goes on.
  record LiveForAllParties(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> live(AccountId account, int limit) {
      return real.history(account, CallCursor.NOW, Integer.MAX_VALUE).stream()
          .filter(call -> !call.state().isFinal())
          .limit(limit)
          .toList();
    }
  }

  /// The oldest live call comes first.
  record LiveBackwards(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> live(AccountId account, int limit) {
      return real.live(account, Integer.MAX_VALUE).reversed().stream().limit(limit).toList();
    }
  }

  /// A page begins with the last call of the page before.
  record LivePagesOverlap(CallStore real) implements ForwardingCallStore {
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
  record HistorySkips(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> history(AccountId account, CallCursor before, int limit) {
      return real.history(account, new CallCursor(before.placedAt(), ""), limit);
    }
  }

  /// Calls of one millisecond are in the order of their ids.
  record HistoryTiesUp(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> history(AccountId account, CallCursor before, int limit) {
      return real.history(account, before, limit).stream()
          .sorted(
              Comparator.comparing((Call call) -> call.course().placedAt())
                  .reversed()
                  .thenComparing(call -> call.id().text()))
          .toList();
    }
  }

  /// The history holds what is over only.
  record HistoryOfThePast(CallStore real) implements ForwardingCallStore {
    @Override
    public List<Call> history(AccountId account, CallCursor before, int limit) {
      return real.history(account, before, limit).stream()
          .filter(call -> call.state().isFinal())
          .toList();
    }
  }

  /// Calls that were over at the moment itself are forgotten.
  record SweepsTooMuch(CallStore real) implements ForwardingCallStore {
    @Override
    public int sweep(Instant endedBefore, int limit) {
      return real.sweep(OneStepOff.late(endedBefore), limit);
    }
  }

  /// Everything is swept at once.
  record SweepsWithoutLimit(CallStore real) implements ForwardingCallStore {
    @Override
    public int sweep(Instant endedBefore, int limit) {
      return real.sweep(endedBefore, Integer.MAX_VALUE);
    }
  }
}
