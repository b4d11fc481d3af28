// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads messages back, newest first. Safe for use by many threads.
public final class History {
  /// The most that one page holds.
  public static final int MAX_PAGE = 1_000;

  /// What the bodies of a page take together, in bytes: the one that reaches this is its last.
  public static final int PAGE_BYTES = 1024 * 1024;

  private final HistoryStore history;
  private final MessageStore messages;
  private final HorizonSource horizons;

  public History(HistoryStore history, MessageStore messages, HorizonSource horizons) {
    this.history = history;
    this.messages = messages;
    this.horizons = horizons;
  }

  /// {@return up to `limit` messages between the two accounts older than `before`, newest first}
  public List<Message> conversation(AccountId reader, AccountId peer, MessageId before, int limit) {
    return history.conversation(reader, peer, before, limit, horizons.now());
  }

  /// {@return up to `limit` messages that `reader` sent or received after `since` and that are
  /// older than `before`, newest first}
  public List<Message> since(AccountId reader, Instant since, MessageCursor before, int limit) {
    return history.since(reader, since, before, limit, horizons.now());
  }

  /// {@return the message if `reader` sent or received it and has not hidden it}
  public Optional<Message> find(AccountId reader, MessageId id) {
    return messages.find(reader, id, horizons.now());
  }
}
