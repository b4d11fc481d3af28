// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The messages that still have bodies, in every order in which they are looked for.
final class MessageIndex {
  private final Map<MessageId, Message> byId = new HashMap<>();
  private final Map<AccountId, NavigableMap<MessageId, Message>> byAccount = new HashMap<>();
  private final Map<Conversation, NavigableMap<MessageId, Message>> byConversation =
      new HashMap<>();
  private final NavigableSet<Expiry> byExpiry =
      new TreeSet<>(Comparator.comparing(Expiry::at).thenComparing(Expiry::id));
  private final Set<MessageId> hidden = new HashSet<>();

  void add(Message message) {
    byId.put(message.id(), message);
    for (AccountId account : accounts(message)) {
      byAccount.computeIfAbsent(account, _ -> new TreeMap<>()).put(message.id(), message);
    }
    byConversation
        .computeIfAbsent(Conversation.of(message), _ -> new TreeMap<>())
        .put(message.id(), message);
    byExpiry.add(Expiry.of(message));
  }

  void remove(MessageId id) {
    Message message = byId.remove(id);
    if (message == null) {
      return;
    }
    for (AccountId account : accounts(message)) {
      byAccount.computeIfPresent(account, (_, messages) -> without(messages, id));
    }
    byConversation.computeIfPresent(
        Conversation.of(message), (_, messages) -> without(messages, id));
    byExpiry.remove(Expiry.of(message));
    hidden.remove(id);
  }

  Optional<Message> find(MessageId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// {@return whether it was not hidden yet}
  boolean hide(MessageId id) {
    return hidden.add(id);
  }

  boolean isHiddenFrom(AccountId reader, Message message) {
    return message.recipient().equals(reader) && hidden.contains(message.id());
  }

  /// {@return what the two have written to each other before `before`, newest first}
  Collection<Message> conversation(AccountId one, AccountId other, MessageId before) {
    return byConversation
        .getOrDefault(Conversation.between(one, other), new TreeMap<>())
        .headMap(before, false)
        .descendingMap()
        .values();
  }

  /// {@return what the account has sent or received, newest first}
  Collection<Message> of(AccountId account) {
    return byAccount.getOrDefault(account, new TreeMap<>()).descendingMap().values();
  }

  /// {@return up to `limit` messages that have expired by `now`}
  List<MessageId> expired(Instant now, int limit) {
    return byExpiry.stream()
        .takeWhile(expiry -> !expiry.at().isAfter(now))
        .limit(limit)
        .map(Expiry::id)
        .toList();
  }

  private static Set<AccountId> accounts(Message message) {
    var accounts = new HashSet<AccountId>();
    accounts.add(message.sender().account());
    accounts.add(message.recipient());
    return accounts;
  }

  @SuppressWarnings("NullAway") // a remapping function answers null to remove the mapping
  private static NavigableMap<MessageId, Message> without(
      NavigableMap<MessageId, Message> messages, MessageId id) {
    messages.remove(id);
    return messages.isEmpty() ? null : messages;
  }

  private record Expiry(Instant at, MessageId id) {
    static Expiry of(Message message) {
      return new Expiry(message.lifetime().expiresAt(), message.id());
    }
  }

  /// Two accounts, whoever writes to whom.
  private record Conversation(AccountId lower, AccountId higher) {
    static Conversation of(Message message) {
      return between(message.sender().account(), message.recipient());
    }

    static Conversation between(AccountId one, AccountId other) {
      return one.compareTo(other) < 0 ? new Conversation(one, other) : new Conversation(other, one);
    }
  }
}
