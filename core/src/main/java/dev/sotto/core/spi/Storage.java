// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.RoomStore;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.time.ClockStore;
import java.util.function.LongConsumer;

/// An open durable storage: it hands out the ports and is closed once. Safe for use by many
/// threads.
public interface Storage extends AutoCloseable {
  AccountStore accounts();

  CredentialStore credentials();

  SessionStore sessions();

  DeviceStore devices();

  PushTokenStore pushTokens();

  PublicKeyStore publicKeys();

  ContactStore contacts();

  MessageStore messages();

  HistoryStore history();

  MailboxStore mailboxes();

  ReceiptStore receipts();

  PairingStore pairings();

  RoomStore rooms();

  CallStore calls();

  MediaCatalogue media();

  AuditStore audit();

  InstallationStore installation();

  ClockStore clock();

  /// Reads everything that is kept and looks for damage. Takes as long as the data are large;
  /// others read and write meanwhile. What it finds, [#check] tells too until it is called again.
  ///
  /// @throws dev.sotto.core.PortException.Corrupt when there is damage; the message says where
  /// @throws dev.sotto.core.PortException.Unavailable when the storage does not answer
  void verify();

  /// Asks the storage whether it can read and write now. Cheap enough to be called every second.
  ///
  /// @throws dev.sotto.core.PortException when it cannot
  void check();

  /// Tells `listener` from now on how many nanoseconds each one has waited that found no connection
  /// to the storage free; never where there are none. One listener, which returns at once.
  void onWait(LongConsumer listener);

  /// {@return how many bytes may still be written, [Long#MAX_VALUE] when the storage does not know.
  /// Cheap, and does not fail}
  long freeBytes();

  /// Gives back memory that only makes faster what comes, as caches of its own. Called when little
  /// happens; callers of ports may wait some milliseconds meanwhile.
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when the storage does not answer
  default void releaseMemory() {}

  /// {@return whether other servers may store messages here, too}
  boolean isShared();

  /// Waits for what is being written and lets go of all resources. After that every port throws
  /// [dev.sotto.core.PortException.Unavailable].
  @Override
  void close();
}
