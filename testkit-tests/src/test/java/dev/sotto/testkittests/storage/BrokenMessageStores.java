// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.AppendResult.Conflict;
import dev.sotto.core.message.AppendResult.Stored;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.message.MessageStore.CommitListener;
import dev.sotto.testkit.message.ForwardingMessageStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/// What can be wrong with messages.
final class BrokenMessageStores {
  private BrokenMessageStores() {}

  /// A retry is stored once more.
  record RetryDuplicates(MessageStore real) implements ForwardingMessageStore {
    private static final AtomicLong NEXT = new AtomicLong();

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      AppendResult result = real.append(draft, sentAt, listener);
      return result instanceof Stored stored && stored.repeated()
          ? real.append(renamed(draft), sentAt, listener)
          : result;
    }

    private static Draft renamed(Draft draft) {
      var clientId = new ClientMessageId("again-" + NEXT.incrementAndGet());
      return new Draft(
          draft.sender(), draft.recipient(), clientId, draft.body(), draft.expiresIn());
    }
  }

  /// Names that the server has given count as those of clients.
  record TakesServersNames(MessageStore real, Map<ClientMessageId, Stored> first)
      implements ForwardingMessageStore {
    TakesServersNames(MessageStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      Stored earlier = first.get(draft.clientId());
      if (earlier != null && draft.clientId().isByServer()) {
        return new Stored(earlier.id(), earlier.sentAt(), true);
      }
      AppendResult result = real.append(draft, sentAt, listener);
      if (result instanceof Stored stored) {
        first.put(draft.clientId(), stored);
      }
      return result;
    }
  }

  /// Another body under the same client message id is taken for a retry.
  record ConflictUntold(MessageStore real, Map<ClientMessageId, AppendResult> first)
      implements ForwardingMessageStore {
    ConflictUntold(MessageStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      return switch (real.append(draft, sentAt, listener)) {
        case Stored stored -> {
          first.put(draft.clientId(), new Stored(stored.id(), stored.sentAt(), true));
          yield stored;
        }
        case Conflict conflict -> first.getOrDefault(draft.clientId(), conflict);
        case AppendResult.NoRoom noRoom -> noRoom;
      };
    }
  }

  /// Of two appends at the same time one is acknowledged and lost.
  record LosesOneOfTwo(MessageStore real, ReentrantLock alone) implements ForwardingMessageStore {
    LosesOneOfTwo(MessageStore real) {
      this(real, new ReentrantLock());
    }

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      if (!alone.tryLock()) {
        return new Stored(MessageId.MAX, sentAt, false);
      }
      try {
        // Others come meanwhile, if there are any.
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        return real.append(draft, sentAt, listener);
      } finally {
        alone.unlock();
      }
    }
  }

  /// A listener hears of a message only when the next one is stored.
  record TellsLate(MessageStore real, List<Runnable> untold) implements ForwardingMessageStore {
    TellsLate(MessageStore real) {
      this(real, new ArrayList<>());
    }

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      return real.append(
          draft,
          sentAt,
          (message, slots) -> {
            List<Runnable> due = List.copyOf(untold);
            untold.clear();
            untold.add(() -> listener.stored(message, slots));
            due.forEach(Runnable::run);
          });
    }
  }

  /// A listener hears of messages in another order than that of their places.
  record TellsOutOfOrder(MessageStore real) implements ForwardingMessageStore {
    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      var untold = new ArrayList<Runnable>();
      AppendResult result =
          real.append(
              draft, sentAt, (message, slots) -> untold.add(() -> listener.stored(message, slots)));
      if (result instanceof Stored stored && stored.id().value() % 2 == 0) {
        // Others come meanwhile, if there are any.
        LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
      }
      untold.forEach(Runnable::run);
      return result;
    }
  }

  /// The moment of sending never falls, whatever the clock says.
  record TimeMovedForward(MessageStore real, AtomicReference<Instant> last)
      implements ForwardingMessageStore {
    TimeMovedForward(MessageStore real) {
      this(real, new AtomicReference<>(Instant.EPOCH));
    }

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      Instant moved = last.updateAndGet(before -> before.isAfter(sentAt) ? before : sentAt);
      return real.append(draft, moved, listener);
    }
  }

  /// Everybody finds every message.
  record FoundByStrangers(MessageStore real, Map<MessageId, AccountId> senders)
      implements ForwardingMessageStore {
    FoundByStrangers(MessageStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
      AppendResult result = real.append(draft, sentAt, listener);
      if (result instanceof Stored stored) {
        senders.put(stored.id(), draft.sender().account());
      }
      return result;
    }

    @Override
    public Optional<Message> find(AccountId reader, MessageId id, Horizon horizon) {
      return real.find(senders.getOrDefault(id, reader), id, horizon);
    }
  }

  /// Whoever finds a message may delete it for everybody.
  record DeletedByTheRecipient(MessageStore real) implements ForwardingMessageStore {
    @Override
    public Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
      return real.find(by.account(), id, horizon)
          .flatMap(message -> real.delete(id, message.sender(), horizon));
    }
  }

  /// Whoever finds a message is told to have ended it, though others were first.
  record AllHaveDeleted(MessageStore real) implements ForwardingMessageStore {
    @Override
    public Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
      boolean found = real.find(by.account(), id, horizon).isPresent();
      // Others come meanwhile, if there are any.
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
      Optional<List<MailboxSlot>> notes = real.delete(id, by, horizon);
      return found ? notes.or(() -> Optional.of(List.of())) : notes;
    }
  }

  /// Whoever finds a message is told to have hidden it, though others were first.
  record AllHaveHidden(MessageStore real) implements ForwardingMessageStore {
    @Override
    public boolean hide(MessageId id, AccountId recipient, Horizon horizon) {
      boolean found = real.find(recipient, id, horizon).isPresent();
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
      return real.hide(id, recipient, horizon) || found;
    }
  }

  /// The batch of the sweeper has no bound.
  record SweepsAll(MessageStore real) implements ForwardingMessageStore {
    @Override
    public int sweep(Horizon horizon, int limit) {
      return real.sweep(horizon, Integer.MAX_VALUE);
    }
  }

  /// What is swept is not what is beyond the horizon.
  record SweepsBeyond(MessageStore real, UnaryOperator<Horizon> sight)
      implements ForwardingMessageStore {
    @Override
    public int sweep(Horizon horizon, int limit) {
      return real.sweep(sight.apply(horizon), limit);
    }
  }

  /// What is found is not what the horizon shows.
  record Shortsighted(MessageStore real, UnaryOperator<Horizon> sight)
      implements ForwardingMessageStore {
    @Override
    public Optional<Message> find(AccountId reader, MessageId id, Horizon horizon) {
      return real.find(reader, id, sight.apply(horizon));
    }
  }

  /// What may be deleted is not what the horizon shows.
  record DeletesBeyond(MessageStore real, UnaryOperator<Horizon> sight)
      implements ForwardingMessageStore {
    @Override
    public Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
      return real.delete(id, by, sight.apply(horizon));
    }
  }

  /// What may be hidden is not what the horizon shows.
  record HidesBeyond(MessageStore real, UnaryOperator<Horizon> sight)
      implements ForwardingMessageStore {
    @Override
    public boolean hide(MessageId id, AccountId recipient, Horizon horizon) {
      return real.hide(id, recipient, sight.apply(horizon));
    }
  }
}
