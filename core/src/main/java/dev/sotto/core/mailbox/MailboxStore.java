// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.mailbox;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.Horizon;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Keeps the mailboxes of devices. Entries are put in by [dev.sotto.core.message.MessageStore].
/// Safe for use by many threads.
///
/// A method returns once its effect is durable.
public interface MailboxStore {
  /// {@return up to `limit` entries after `sequence` in order, without those that are acknowledged
  /// or beyond the horizon; an unknown device has an empty mailbox}
  ///
  /// The page also ends with the entry whose body fills it
  /// ([dev.sotto.core.message.History#PAGE_BYTES]).
  ///
  /// @param limit 1 to 1,000
  MailboxPage read(DeviceAddress device, long sequence, int limit, Horizon horizon);

  /// {@return how far the mailbox is filled and read; zeros for an unknown device}
  MailboxState state(DeviceAddress device);

  /// {@return the last sequence number given out of each of `devices` that has a mailbox}
  ///
  /// @param devices 1,000 at most
  Map<DeviceAddress, Long> ends(Collection<DeviceAddress> devices);

  /// {@return what names the history of this storage, 1 to 40 characters of `0-9a-f`: the same for
  /// all nodes, and another one whenever the storage may have been set back to an earlier state
  /// since it was last asked, as by a restored backup}
  String timeline();

  /// {@return what waits in the least full mailbox of the account; nothing for an account without
  /// devices}
  ///
  /// @param limit so many messages at most are told of. A mailbox in which [Waiting#LOOKED_AT]
  ///   times as many entries were looked at, most of them of messages that are deleted or have
  ///   expired, may be told to hold as many
  Waiting leastWaiting(AccountId account, int limit);

  /// {@return up to where each mailbox of the account was acknowledged, 0 for one in which nothing
  /// was: as long as this is the same, nobody has made room by reading}
  Map<DeviceAddress, Long> acknowledged(AccountId account);

  /// Acknowledges all entries up to `sequence`: they are not read again. Numbers that have not been
  /// given out yet count as the last one given out; a number below an earlier acknowledgement
  /// changes nothing.
  ///
  /// A long backlog may take several transactions, so that it does not hold up others who write.
  /// Each of them moves the mark, and when one fails those before it stand.
  ///
  /// {@return the state afterwards}
  ///
  /// @param dropAcknowledged whether messages that no device waits for any more lose their bodies,
  ///   in the transaction that acknowledges them
  MailboxState acknowledge(DeviceAddress device, long sequence, boolean dropAcknowledged);

  /// The content of a mailbox: messages and the bytes of their bodies.
  record Waiting(int entries, long bytes) {
    public static final Waiting NOTHING = new Waiting(0, 0);

    /// How many entries a count looks at for each message that it may tell of, so that it ends.
    public static final int LOOKED_AT = 4;

    /// The least full first. A mailbox is as full as that of its two bounds which it is closer to.
    public static final Comparator<Waiting> BY_FULLNESS =
        Comparator.comparingDouble(Waiting::fullness);

    private double fullness() {
      return Math.max(
          (double) entries / Bound.MAILBOX_MESSAGES.most(),
          (double) bytes / Bound.MAILBOX_BYTES.most());
    }
  }

  /// A part of a mailbox.
  ///
  /// @param last the last sequence number given out, read no later than `entries`
  record MailboxPage(List<MailboxEntry> entries, long last) {
    public MailboxPage {
      entries = List.copyOf(entries);
    }
  }

  /// @param last the last sequence number given out; 0 when none
  /// @param acknowledged everything up to here was acknowledged; 0 when nothing
  record MailboxState(long last, long acknowledged) {
    /// An empty mailbox.
    public static final MailboxState EMPTY = new MailboxState(0, 0);
  }
}
