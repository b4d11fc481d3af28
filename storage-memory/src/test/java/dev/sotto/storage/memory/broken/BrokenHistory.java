// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessagePoint;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the history.
final class BrokenHistory {
  private BrokenHistory() {}

  /// Messages of the second in which the page ended are passed over.
  record SinceByTimeOnly(HistoryStore real) implements OverHistory {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessagePoint before, int limit, Horizon horizon) {
      return real.since(
          reader, since, new MessagePoint(before.sentAt(), new MessageId(1)), limit, horizon);
    }
  }

  /// The oldest message of a page comes first.
  record Backwards(HistoryStore real) implements OverHistory {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      return real.conversation(reader, peer, before, limit, horizon).reversed();
    }
  }

  /// A page begins with the message before which it should begin.
  record BeginsOneTooLate(HistoryStore real) implements OverHistory {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      MessageId next = before.equals(MessageId.MAX) ? before : new MessageId(before.value() + 1);
      return real.conversation(reader, peer, next, limit, horizon);
    }
  }

  /// Messages sent at the moment itself count as sent after it.
  record SinceInclusive(HistoryStore real) implements OverHistory {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessagePoint before, int limit, Horizon horizon) {
      return real.since(reader, Off.early(since), before, limit, horizon);
    }
  }

  /// Messages that nobody may read take places on the page.
  record ShortPages(HistoryStore real) implements OverHistory {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      return real.conversation(reader, peer, before, limit, Off.never()).stream()
          .filter(message -> horizon.shows(message.lifetime()))
          .toList();
    }
  }

  /// As [ShortPages], for all conversations at once.
  record ShortPagesSince(HistoryStore real) implements OverHistory {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessagePoint before, int limit, Horizon horizon) {
      return real.since(reader, since, before, limit, Off.never()).stream()
          .filter(message -> horizon.shows(message.lifetime()))
          .toList();
    }
  }

  /// What is shown of a conversation is not what the horizon shows.
  record Shortsighted(HistoryStore real, UnaryOperator<Horizon> sight) implements OverHistory {
    @Override
    public List<Message> conversation(
        AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
      return real.conversation(reader, peer, before, limit, sight.apply(horizon));
    }
  }

  /// As [Shortsighted], for all conversations at once.
  record ShortsightedSince(HistoryStore real, UnaryOperator<Horizon> sight) implements OverHistory {
    @Override
    public List<Message> since(
        AccountId reader, Instant since, MessagePoint before, int limit, Horizon horizon) {
      return real.since(reader, since, before, limit, sight.apply(horizon));
    }
  }
}
