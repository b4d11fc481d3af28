// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxEntry.Arrived;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.mailbox.ForwardingMailboxStore;
import dev.sotto.testkittests.defect.OneStepOff;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/// What can be wrong with mailboxes.
final class BrokenMailboxStores {
  private BrokenMailboxStores() {}

  /// An acknowledgement overwrites a higher one.
  record LowerMarkWins(MailboxStore real, Map<DeviceAddress, Long> marks)
      implements ForwardingMailboxStore {
    LowerMarkWins(MailboxStore real) {
      this(real, new ConcurrentHashMap<>());
    }

    @Override
    public MailboxState acknowledge(DeviceAddress device, long sequence, boolean drop) {
      MailboxState state = real.acknowledge(device, sequence, drop);
      marks.put(device, Math.min(sequence, state.last()));
      return state(device);
    }

    @Override
    public MailboxState state(DeviceAddress device) {
      MailboxState state = real.state(device);
      return new MailboxState(state.last(), marks.getOrDefault(device, state.acknowledged()));
    }
  }

  /// The timeline changes with each question.
  record Restless(MailboxStore real, AtomicLong asked) implements ForwardingMailboxStore {
    Restless(MailboxStore real) {
      this(real, new AtomicLong());
    }

    @Override
    public String timeline() {
      return Long.toHexString(asked.incrementAndGet());
    }
  }

  /// One message is counted at most.
  record CountsOneMessage(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public Waiting leastWaiting(AccountId account, int limit) {
      return real.leastWaiting(account, 1);
    }
  }

  /// The mailbox with the fewest bytes counts, however many messages wait in it.
  record LeastByBytes(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public Waiting leastWaiting(AccountId account, int limit) {
      return waiting(real, account, Long.MAX_VALUE, limit).stream()
          .min(Comparator.comparingLong(Waiting::bytes))
          .orElse(Waiting.NOTHING);
    }
  }

  /// What is deleted is counted as looked at, so that what is behind it is never seen.
  record EndsAtTheDeleted(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public Waiting leastWaiting(AccountId account, int limit) {
      return waiting(real, account, limit, limit).stream()
          .min(Waiting.BY_FULLNESS)
          .orElse(Waiting.NOTHING);
    }
  }

  /// {@return what waits in each mailbox}
  ///
  /// @param numbers how many sequence numbers are looked at
  private static List<Waiting> waiting(
      MailboxStore real, AccountId account, long numbers, int limit) {
    return real.acknowledged(account).entrySet().stream()
        .map(
            mailbox ->
                real
                    .read(
                        mailbox.getKey(),
                        mailbox.getValue(),
                        limit,
                        new Horizon(Instant.EPOCH, Instant.EPOCH))
                    .entries()
                    .stream()
                    .filter(entry -> entry.sequence() - mailbox.getValue() <= numbers)
                    .filter(Arrived.class::isInstance)
                    .map(entry -> new Waiting(1, ((Arrived) entry).message().body().length()))
                    .reduce(
                        Waiting.NOTHING,
                        (one, other) ->
                            new Waiting(
                                one.entries() + other.entries(), one.bytes() + other.bytes())))
        .toList();
  }

  /// Mailboxes in which nothing was acknowledged are left out.
  record TellsOnlyOfReaders(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public Map<DeviceAddress, Long> acknowledged(AccountId account) {
      var marks = new HashMap<>(real.acknowledged(account));
      marks.values().removeIf(mark -> mark == 0);
      return marks;
    }
  }

  /// The last entry that is acknowledged stays.
  record LeavesTheLast(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxState acknowledge(DeviceAddress device, long sequence, boolean drop) {
      return real.acknowledge(device, sequence - 1, drop);
    }
  }

  /// Bodies stay although nobody waits for them.
  record NeverDrops(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxState acknowledge(DeviceAddress device, long sequence, boolean drop) {
      return real.acknowledge(device, sequence, false);
    }
  }

  /// Bodies go although the retention is a period.
  record AlwaysDrops(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxState acknowledge(DeviceAddress device, long sequence, boolean drop) {
      return real.acknowledge(device, sequence, true);
    }
  }

  /// The newest entries come first.
  record Backwards(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      MailboxPage page = real.read(device, sequence, limit, horizon);
      return new MailboxPage(page.entries().reversed(), page.last());
    }
  }

  /// A page begins with the entry after which it should begin.
  record BeginsOneTooEarly(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      return real.read(device, sequence - 1, limit, horizon);
    }
  }

  /// Entries that nobody may read take places on the page.
  record ShortPages(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      MailboxPage page = real.read(device, sequence, limit, OneStepOff.never());
      List<MailboxEntry> shown =
          page.entries().stream()
              .filter(
                  entry ->
                      !(entry instanceof Arrived(_, Message message))
                          || horizon.shows(message.lifetime()))
              .toList();
      return new MailboxPage(shown, page.last());
    }
  }

  /// The end told is that of the page.
  record EndOfThePage(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      List<MailboxEntry> entries = real.read(device, sequence, limit, horizon).entries();
      return new MailboxPage(entries, entries.isEmpty() ? sequence : entries.getLast().sequence());
    }
  }

  /// Notes of deletion stay for ever.
  record NotesForEver(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      MailboxPage page = real.read(device, sequence, limit, OneStepOff.never());
      List<MailboxEntry> shown =
          page.entries().stream()
              .filter(
                  entry ->
                      switch (entry) {
                        case Arrived(_, Message message) -> horizon.shows(message.lifetime());
                        case MailboxEntry.Deleted _ -> true;
                      })
              .limit(limit)
              .toList();
      return new MailboxPage(shown, page.last());
    }
  }

  /// The number three is never given out.
  record Gap(MailboxStore real) implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      MailboxPage page = real.read(device, in(sequence), limit, horizon);
      return new MailboxPage(page.entries().stream().map(Gap::moved).toList(), out(page.last()));
    }

    @Override
    public MailboxState state(DeviceAddress device) {
      return moved(real.state(device));
    }

    @Override
    public MailboxState acknowledge(DeviceAddress device, long sequence, boolean drop) {
      return moved(real.acknowledge(device, in(sequence), drop));
    }

    private static MailboxState moved(MailboxState state) {
      return new MailboxState(out(state.last()), out(state.acknowledged()));
    }

    private static MailboxEntry moved(MailboxEntry entry) {
      return switch (entry) {
        case Arrived(long sequence, Message message) -> new Arrived(out(sequence), message);
        case MailboxEntry.Deleted(long sequence, MessageId id, AccountId peer) ->
            new MailboxEntry.Deleted(out(sequence), id, peer);
      };
    }

    private static long out(long sequence) {
      return sequence < 3 ? sequence : sequence + 1;
    }

    private static long in(long sequence) {
      return sequence < 3 ? sequence : sequence - 1;
    }
  }

  /// What is shown is not what the horizon shows.
  record Shortsighted(MailboxStore real, UnaryOperator<Horizon> sight)
      implements ForwardingMailboxStore {
    @Override
    public MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon) {
      return real.read(device, sequence, limit, sight.apply(horizon));
    }
  }
}
