// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.message.ForwardingHistoryStore;
import dev.sotto.testkittests.defect.OneStepOff;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the history.
final class BrokenHistoryStores {
  private BrokenHistoryStores() {}

  /// Messages of the second in which the page ended are passed over.
  record SinceByTimeOnly(HistoryStore real) implements ForwardingHistoryStore {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
      return real.since(
          reader, since, new MessageCursor(before.sentAt(), new MessageId(1)), limit, horizon);
    }
  }

  /// The oldest message of a page comes first.
  record Backwards(HistoryStore real) implements ForwardingHistoryStore {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      return real.conversation(reader, peer, before, limit, horizon).reversed();
    }
  }

  /// A page begins with the message before which it should begin.
  record BeginsOneTooLate(HistoryStore real) implements ForwardingHistoryStore {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      MessageId next = before.equals(MessageId.MAX) ? before : new MessageId(before.value() + 1);
      return real.conversation(reader, peer, next, limit, horizon);
    }
  }

  /// Messages sent at the moment itself count as sent after it.
  record SinceInclusive(HistoryStore real) implements ForwardingHistoryStore {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
      return real.since(reader, OneStepOff.early(since), before, limit, horizon);
    }
  }

  /// Messages that nobody may read take places on the page.
  record ShortPages(HistoryStore real) implements ForwardingHistoryStore {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      return real.conversation(reader, peer, before, limit, OneStepOff.never()).stream()
          .filter(message -> horizon.shows(message.lifetime()))
          .toList();
    }
  }

  /// As [ShortPages], for all conversations at once.
  record ShortPagesSince(HistoryStore real) implements ForwardingHistoryStore {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
      return real.since(reader, since, before, limit, OneStepOff.never()).stream()
          .filter(message -> horizon.shows(message.lifetime()))
          .toList();
    }
  }

  /// What is shown of a conversation is not what the horizon shows.
  record Shortsighted(HistoryStore real, UnaryOperator<Horizon> sight)
      implements ForwardingHistoryStore {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      return real.conversation(reader, peer, before, limit, sight.apply(horizon));
    }
  }

  /// As [Shortsighted], for all conversations at once.
  record ShortsightedSince(HistoryStore real, UnaryOperator<Horizon> sight)
      implements ForwardingHistoryStore {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
      return real.since(reader, since, before, limit, sight.apply(horizon));
    }
  }
}
