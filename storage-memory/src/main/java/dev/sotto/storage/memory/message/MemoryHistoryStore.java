// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.storage.memory.table.PageByteLimit;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

public final class MemoryHistoryStore implements HistoryStore {
  /// By time, which may fall while ids rise; by id where times are equal.
  private static final Comparator<Message> NEWEST_FIRST =
      Comparator.<Message, Instant>comparing(message -> message.lifetime().sentAt())
          .thenComparing(Message::id)
          .reversed();

  private final StorageLock guard;
  private final MessageIndex index;

  public MemoryHistoryStore(StorageLock guard, MessageIndex index) {
    this.guard = guard;
    this.index = index;
  }

  @Override
  public List<Message> conversation(
      AccountId reader, AccountId peer, MessageId before, int limit, Horizon horizon) {
    return guard.call(
        () ->
            shown(reader, index.conversation(reader, peer, before).stream(), horizon)
                .limit(limit)
                .takeWhile(new PageByteLimit<Message>(message -> message.body().length()))
                .toList());
  }

  @Override
  public List<Message> since(
      AccountId reader, Instant since, MessageCursor before, int limit, Horizon horizon) {
    return guard.call(
        () ->
            shown(
                    reader,
                    index.of(reader).stream()
                        .filter(message -> message.lifetime().sentAt().isAfter(since))
                        .filter(message -> MessageCursor.of(message).isOlderThan(before)),
                    horizon)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .takeWhile(new PageByteLimit<Message>(message -> message.body().length()))
                .toList());
  }

  private Stream<Message> shown(AccountId reader, Stream<Message> messages, Horizon horizon) {
    return messages
        .filter(message -> horizon.shows(message.lifetime()))
        .filter(message -> !index.isHiddenFrom(reader, message));
  }
}
