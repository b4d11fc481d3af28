// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.concurrent.SingleFlight;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MailboxSlot;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.message.NoRoomReason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Stores messages while there is room for them: on the disk, and in the mailboxes of the
/// recipient. Refused is only what is new; nothing that was stored is dropped
/// (`docs/decisions/0039`).
///
/// A mailbox is full when so much waits in *every* mailbox of the recipient that one more would be
/// beyond a bound: a device that is never used again shuts nobody out. What waits is counted in the
/// storage once a minute for each recipient ([CachedMailboxUsage]), and here in between; so a node
/// sees at once what comes through itself, and within a minute what comes through others. Safe for
/// use by many threads.
public final class BoundedMessageStore implements MessageStore {
  private static final int MAX_COUNTS = 100_000;

  private final MessageStore messages;
  private final MailboxStore mailboxes;
  private final FreeDiskSpace disk;
  private final LongSupplier nanoTime;
  private final Map<AccountId, CachedMailboxUsage> counts = new ConcurrentHashMap<>();
  private final SingleFlight<AccountId, CachedMailboxUsage.Count> counting = new SingleFlight<>();

  /// @param nanoTime as [System#nanoTime]
  public BoundedMessageStore(
      MessageStore messages, MailboxStore mailboxes, FreeDiskSpace disk, LongSupplier nanoTime) {
    this.messages = messages;
    this.mailboxes = mailboxes;
    this.disk = disk;
    this.nanoTime = nanoTime;
  }

  @Override
  public AppendResult append(Draft draft, Instant sentAt, CommitListener listener) {
    CachedMailboxUsage count = count(draft.recipient());
    if (disk.isLow()) {
      return refused(draft, NoRoomReason.DISK);
    }
    if (!count.fits(draft.body().length())) {
      return refused(draft, NoRoomReason.MAILBOX);
    }
    AppendResult result = messages.append(draft, sentAt, listener);
    if (result instanceof AppendResult.Stored stored && !stored.repeated()) {
      count.add(draft.body().length());
    }
    return result;
  }

  /// A repeated send answers as the first one did.
  private AppendResult refused(Draft draft, NoRoomReason where) {
    return messages.earlier(draft).orElseGet(() -> new AppendResult.NoRoom(where));
  }

  private CachedMailboxUsage count(AccountId recipient) {
    CachedMailboxUsage known = counts.get(recipient);
    if (known != null) {
      return known;
    }
    if (counts.size() >= MAX_COUNTS) {
      // Rare, and cheap to count again.
      counts.clear();
    }
    return counts.computeIfAbsent(
        recipient, account -> new CachedMailboxUsage(account, mailboxes, nanoTime, counting));
  }

  @Override
  public Optional<AppendResult> earlier(Draft draft) {
    return messages.earlier(draft);
  }

  @Override
  public Optional<Message> find(AccountId reader, MessageId id, Horizon horizon) {
    return messages.find(reader, id, horizon);
  }

  @Override
  public Optional<List<MailboxSlot>> delete(MessageId id, DeviceAddress by, Horizon horizon) {
    return messages.delete(id, by, horizon);
  }

  @Override
  public boolean hide(MessageId id, AccountId recipient, Horizon horizon) {
    return messages.hide(id, recipient, horizon);
  }

  @Override
  public int sweep(Horizon horizon, int limit) {
    return messages.sweep(horizon, limit);
  }
}
