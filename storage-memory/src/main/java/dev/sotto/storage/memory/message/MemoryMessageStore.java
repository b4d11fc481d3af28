// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore;
import dev.sotto.storage.memory.table.ContactTable;
import dev.sotto.storage.memory.table.StorageLock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

public final class MemoryMessageStore implements MessageStore {
  private final StorageLock guard;
  private final MessageTable messages;
  private final ContactTable contacts;

  public MemoryMessageStore(StorageLock guard, MessageTable messages, ContactTable contacts) {
    this.guard = guard;
    this.messages = messages;
    this.contacts = contacts;
  }

  @Override
  public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    return guard.call(
        () ->
            messages
                .traceOf(draft)
                .map(trace -> repeated(trace, draft))
                .orElseGet(() -> store(draft, sentAt, listener)));
  }

  @Override
  public Optional<AppendResult> earlier(Draft draft) {
    return guard.call(() -> messages.traceOf(draft).map(trace -> repeated(trace, draft)));
  }

  private static AppendResult repeated(DeduplicationRecord trace, Draft draft) {
    return trace.isOf(draft)
        ? new AppendResult.Stored(trace.id(), trace.sentAt(), true)
        : new AppendResult.Conflict();
  }

  private AppendResult store(Draft draft, Instant sentAt, CommitListener listener) {
    MessageTable.Added added = messages.add(draft, sentAt);
    contacts.rememberWriter(draft.recipient(), draft.sender().account());
    // Still under the lock, so that listeners hear of messages in the order of their places.
    listener.stored(added.message(), added.slots());
    return new AppendResult.Stored(
        added.message().id(), added.message().lifetime().sentAt(), false);
  }

  @Override
  public Optional<Message> find(AccountId reader, MessageId id, Horizon horizon) {
    return guard.call(
        () ->
            readable(id, horizon)
                .filter(message -> takesPart(reader, message))
                .filter(message -> !messages.index().isHiddenFrom(reader, message)));
  }

  @Override
  public Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
    return guard.call(
        () ->
            readable(id, horizon)
                .filter(message -> message.sender().account().equals(by.account()))
                .map(message -> messages.delete(message, by)));
  }

  @Override
  public boolean hide(MessageId id, AccountId recipient, Horizon horizon) {
    return guard.call(
        () -> {
          Optional<Message> message =
              readable(id, horizon).filter(found -> found.recipient().equals(recipient));
          return message.isPresent() && messages.index().hide(id);
        });
  }

  @Override
  public int sweep(Horizon horizon, int limit) {
    return guard.call(() -> messages.sweep(horizon, limit));
  }

  private static boolean takesPart(AccountId account, Message message) {
    return message.sender().account().equals(account) || message.recipient().equals(account);
  }

  private Optional<Message> readable(MessageId id, Horizon horizon) {
    return messages.index().find(id).filter(message -> horizon.shows(message.lifetime()));
  }
}
