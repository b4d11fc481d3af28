// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.foxtrot.wire.FoxTrotMessageJson;
import dev.sotto.api.foxtrot.wire.HandleCache;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.mailbox.MailboxEntry;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.core.mailbox.Mailboxes;
import dev.sotto.core.message.History;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// The list of a device's messages, newest first: at least the thousand that its clients expect,
/// and on to the oldest one that they have never been shown. They know no second page. For one
/// thread.
final class FoxTrotHistory {
  /// How many newest messages there are, if there are so many.
  static final int EXPECTED = 1_000;

  private static final int UNREAD_AT_ONCE = 100;

  private final Set<MessageId> held = new HashSet<>();
  private MessageCursor next;
  private boolean ended;
  private final History history;
  private final Mailboxes mailboxes;
  private final DeviceAddress device;
  private final Instant since;

  /// @param before where the list begins
  FoxTrotHistory(
      History history,
      Mailboxes mailboxes,
      DeviceAddress device,
      Instant since,
      MessageCursor before) {
    this.history = history;
    this.mailboxes = mailboxes;
    this.device = device;
    this.since = since;
    this.next = before;
  }

  /// {@return the messages of the list, once it was written}
  Set<MessageId> held() {
    return held;
  }

  /// {@return where a further list begins; empty when there is nothing more}
  Optional<MessageCursor> next() {
    return ended ? Optional.empty() : Optional.of(next);
  }

  /// Writes the list page by page.
  ///
  /// @param handles names accounts
  /// @param turns at making a page
  /// @param mayGrow whether there is room for another page
  void write(JsonGenerator json, HandleCache handles, PageThrottle turns, BooleanSupplier mayGrow)
      throws IOException {
    // Most of them are between the same few.
    var names = new HashMap<AccountId, String>();
    var messages = new FoxTrotMessageJson(account -> names.computeIfAbsent(account, handles::of));
    Optional<MessageCursor> unread = oldestUnread();
    json.writeStartArray();
    while (!ended && isWanted(unread) && (held.isEmpty() || mayGrow.getAsBoolean())) {
      turns.take(() -> writePage(json, messages));
    }
    json.writeEndArray();
  }

  private void writePage(JsonGenerator json, FoxTrotMessageJson messages) throws IOException {
    int limit = held.size() < EXPECTED ? EXPECTED - held.size() : History.MAX_PAGE;
    List<Message> page = history.since(device.account(), since, next, limit);
    for (Message message : page) {
      messages.write(json, message);
      held.add(message.id());
      next = MessageCursor.of(message);
    }
    ended = page.isEmpty();
  }

  private boolean isWanted(Optional<MessageCursor> unread) {
    return held.size() < EXPECTED || unread.filter(point -> point.isOlderThan(next)).isPresent();
  }

  /// {@return the place of the first message in the mailbox, if it belongs to the list}
  private Optional<MessageCursor> oldestUnread() {
    MailboxState state = mailboxes.state(device);
    for (MailboxEntry entry :
        mailboxes.read(device, state.acknowledged(), UNREAD_AT_ONCE).entries()) {
      if (entry instanceof MailboxEntry.Arrived(_, Message message)) {
        return Optional.of(MessageCursor.of(message))
            .filter(point -> point.sentAt().isAfter(since));
      }
    }
    return Optional.empty();
  }
}
