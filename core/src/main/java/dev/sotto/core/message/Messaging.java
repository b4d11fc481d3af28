// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.message;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MessageStore.CommitListener;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// Sends and deletes messages. Safe for use by many threads.
public final class Messaging {
  private final MessageStore messages;
  private final ContactStore contacts;
  private final DeletionListener deletions;
  private final CommitListener commits;
  private final HorizonSource horizons;
  private final InstantSource clock;
  private final LongAdder stored = new LongAdder();

  /// @param commits puts stored messages on their way to connected devices
  /// @param deletions does the same for notes of deletion
  /// @param clock stamps what is sent
  public Messaging(
      MessageStore messages,
      ContactStore contacts,
      CommitListener commits,
      DeletionListener deletions,
      HorizonSource horizons,
      InstantSource clock) {
    this.messages = messages;
    this.contacts = contacts;
    this.commits = commits;
    this.deletions = deletions;
    this.horizons = horizons;
    this.clock = clock;
  }

  /// Stores a message and hands it to the connected devices. Once this returns [SendResult.Sent]
  /// the message is on disk.
  ///
  /// A sender reaches those it has as contacts, those who have written to it, and itself.
  public SendResult send(Draft draft) {
    if (!reaches(draft.sender().account(), draft.recipient())) {
      // A repeated send answers as the first did, also when the acquaintance has ended since.
      return earlier(draft).orElseGet(SendResult.NotReachable::new);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    AppendResult result = messages.append(draft, now, commits);
    if (result instanceof AppendResult.Stored(_, _, boolean repeated) && !repeated) {
      stored.increment();
    }
    return toResult(result);
  }

  /// {@return how an earlier [#send] under the client message id of this draft ended for it: as a
  /// repeat or as a conflict; empty when its sender has not used the id}
  public Optional<SendResult> earlier(Draft draft) {
    return messages.earlier(draft).map(Messaging::toResult);
  }

  private boolean reaches(AccountId sender, AccountId recipient) {
    return sender.equals(recipient) || contacts.knows(sender, recipient);
  }

  private static SendResult toResult(AppendResult result) {
    return switch (result) {
      case AppendResult.Stored(MessageId id, Instant sentAt, boolean repeated) ->
          new SendResult.Sent(id, sentAt, repeated);
      case AppendResult.Conflict _ -> new SendResult.Conflict();
      case AppendResult.NoRoom(NoRoomReason where) -> new SendResult.NoRoom(where);
    };
  }

  /// {@return how many messages have been stored since the server started, repeats not counted}
  public long stored() {
    return stored.sum();
  }

  /// Deletes a message: its sender ends it for everybody, its recipient hides it for themselves.
  ///
  /// {@return whether there was such a message; one already deleted or hidden is none}
  public boolean delete(DeviceAddress by, MessageId id) {
    Horizon horizon = horizons.now();
    Optional<Message> message = messages.find(by.account(), id, horizon);
    if (message.isEmpty()) {
      return false;
    }
    if (!message.get().sender().account().equals(by.account())) {
      return messages.hide(id, by.account(), horizon);
    }
    // Others may have ended it since it was found: the store alone knows who was first.
    Optional<List<MailboxSlot>> notes = messages.delete(id, by, horizon);
    notes.ifPresent(places -> deletions.deleted(message.get(), places));
    return notes.isPresent();
  }

  /// The outcome of [#send].
  public sealed interface SendResult {
    /// @param repeated whether an earlier send had stored it already
    record Sent(MessageId id, Instant sentAt, boolean repeated) implements SendResult {}

    /// The sender has used the client message id for another message.
    record Conflict() implements SendResult {}

    /// No such account, or one that the sender does not know.
    record NotReachable() implements SendResult {}

    /// There is no room for it; it may be sent again later.
    record NoRoom(NoRoomReason where) implements SendResult {}
  }

  /// Hears of deleted messages.
  public interface DeletionListener {
    /// Told once the deletion is durable.
    void deleted(Message message, List<MailboxSlot> notes);
  }
}
