// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.table;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore.MailboxPage;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.MailboxStore.Waiting;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The mailbox of one device. Acknowledged entries leave at once; numbers are never given twice.
public final class MemoryMailbox {
  private final NavigableMap<Long, Content> contents = new TreeMap<>();
  private long last;
  private long acknowledged;
  private long woken;

  /// {@return the number that `content` was given}
  public long put(Content content) {
    last++;
    contents.put(last, content);
    return last;
  }

  public boolean holds(long sequence, MessageId message) {
    Content content = contents.get(sequence);
    return content != null && content.id().equals(message);
  }

  /// Takes `message`, or the note of its deletion, out; nothing when the number now belongs to
  /// another one.
  public void remove(long sequence, MessageId message) {
    if (holds(sequence, message)) {
      contents.remove(sequence);
    }
  }

  public MailboxPage read(long after, int limit, Horizon horizon) {
    List<MailboxEntry> entries =
        contents.tailMap(after, false).entrySet().stream()
            .filter(entry -> entry.getValue().isReadable(horizon))
            .limit(limit)
            .map(MemoryMailbox::toEntry)
            .takeWhile(new PageByteLimit<MailboxEntry>(MailboxEntry::weight))
            .toList();
    return new MailboxPage(entries, last);
  }

  public void noteWoken(long sequence) {
    woken = Math.max(woken, sequence);
  }

  /// {@return whether a message to `owner` waits that came after the last wake-up}
  public boolean isWakeUpDue(AccountId owner) {
    return contents.tailMap(woken, false).values().stream()
        .anyMatch(
            content ->
                content instanceof Content.Arrival(Message message)
                    && message.recipient().equals(owner));
  }

  public Waiting waiting(int limit) {
    int entries = 0;
    long bytes = 0;
    for (Content content : contents.values()) {
      if (entries < limit && content instanceof Content.Arrival(Message message)) {
        entries++;
        bytes += message.body().length();
      }
    }
    return new Waiting(entries, bytes);
  }

  public MailboxState state() {
    return new MailboxState(last, acknowledged);
  }

  /// {@return what was acknowledged by this and not before}
  public List<MessageId> acknowledge(long sequence) {
    acknowledged = Math.max(acknowledged, Math.min(sequence, last));
    Collection<Content> leaving = contents.headMap(acknowledged, true).values();
    var ids = new ArrayList<MessageId>();
    leaving.forEach(content -> ids.add(content.id()));
    leaving.clear();
    return ids;
  }

  private static MailboxEntry toEntry(Map.Entry<Long, Content> entry) {
    long sequence = entry.getKey();
    return switch (entry.getValue()) {
      case Content.Arrival(Message message) -> new MailboxEntry.Arrived(sequence, message);
      case Content.Note(MessageId id, AccountId peer, _) ->
          new MailboxEntry.Deleted(sequence, id, peer);
    };
  }

  /// An entry without its number.
  public sealed interface Content {
    MessageId id();

    boolean isReadable(Horizon horizon);

    record Arrival(Message message) implements Content {
      @Override
      public MessageId id() {
        return message.id();
      }

      @Override
      public boolean isReadable(Horizon horizon) {
        return horizon.shows(message.lifetime());
      }
    }

    /// The sender has deleted the message.
    ///
    /// @param sentAt when the deleted message was sent: its retention period is the note's too
    record Note(MessageId id, AccountId peer, Instant sentAt) implements Content {
      @Override
      public boolean isReadable(Horizon horizon) {
        return sentAt.isAfter(horizon.oldest());
      }
    }
  }
}
