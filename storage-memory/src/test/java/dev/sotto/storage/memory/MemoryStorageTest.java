// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.account.AccountStoreContract;
import dev.sotto.testkit.account.CredentialStoreContract;
import dev.sotto.testkit.audit.AuditStoreContract;
import dev.sotto.testkit.call.CallRacesContract;
import dev.sotto.testkit.call.CallStoreContract;
import dev.sotto.testkit.contact.ContactStoreContract;
import dev.sotto.testkit.device.DeviceStoreContract;
import dev.sotto.testkit.installation.ClockStoreContract;
import dev.sotto.testkit.installation.InstallationStoreContract;
import dev.sotto.testkit.key.PublicKeyStoreContract;
import dev.sotto.testkit.mailbox.MailboxStoreContract;
import dev.sotto.testkit.media.MediaCatalogueContract;
import dev.sotto.testkit.media.MediaPagesContract;
import dev.sotto.testkit.media.MediaQuotaContract;
import dev.sotto.testkit.media.ViewOnceRacesContract;
import dev.sotto.testkit.message.HistoryStoreContract;
import dev.sotto.testkit.message.MessageStoreContract;
import dev.sotto.testkit.push.PushTokenStoreContract;
import dev.sotto.testkit.receipt.ReceiptStoreContract;
import dev.sotto.testkit.room.PairingStoreContract;
import dev.sotto.testkit.room.RoomStoreContract;
import dev.sotto.testkit.session.SessionStoreContract;
import dev.sotto.testkit.spi.StorageContract;
import dev.sotto.testkit.spi.StorageRacesContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

final class MemoryStorageTest {
  private final Storage storage =
      new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open();

  @AfterEach
  void close() {
    storage.close();
  }

  @Nested
  final class Whole extends Opened implements StorageContract {}

  @Nested
  final class Races extends Opened implements StorageRacesContract {}

  @Nested
  final class Accounts extends Opened implements AccountStoreContract {}

  @Nested
  final class Credentials extends Opened implements CredentialStoreContract {}

  @Nested
  final class Sessions extends Opened implements SessionStoreContract {}

  @Nested
  final class Devices extends Opened implements DeviceStoreContract {}

  @Nested
  final class PushTokens extends Opened implements PushTokenStoreContract {}

  @Nested
  final class Installations extends Opened implements InstallationStoreContract {}

  @Nested
  final class Clock extends Opened implements ClockStoreContract {}

  @Nested
  final class PublicKeys extends Opened implements PublicKeyStoreContract {}

  @Nested
  final class Contacts extends Opened implements ContactStoreContract {}

  @Nested
  final class Messages extends Opened implements MessageStoreContract {}

  @Nested
  final class History extends Opened implements HistoryStoreContract {}

  @Nested
  final class Mailboxes extends Opened implements MailboxStoreContract {}

  @Nested
  final class Receipts extends Opened implements ReceiptStoreContract {}

  @Nested
  final class Pairings extends Opened implements PairingStoreContract {}

  @Nested
  final class Rooms extends Opened implements RoomStoreContract {}

  @Nested
  final class MediaObjects extends Opened
      implements MediaCatalogueContract,
          MediaQuotaContract,
          MediaPagesContract,
          ViewOnceRacesContract {}

  @Nested
  final class Calls extends Opened implements CallStoreContract, CallRacesContract {}

  @Nested
  final class Audit extends Opened implements AuditStoreContract {}

  /// What every nested class shares: the storage opened for the test.
  class Opened {
    public Storage storage() {
      return storage;
    }
  }
}
