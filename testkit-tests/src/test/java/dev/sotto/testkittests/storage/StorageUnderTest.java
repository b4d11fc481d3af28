// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.account.AccountStoreContract;
import dev.sotto.testkit.account.CredentialStoreContract;
import dev.sotto.testkit.audit.AuditStoreContract;
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
import dev.sotto.testkit.message.HistoryStoreContract;
import dev.sotto.testkit.message.MessageStoreContract;
import dev.sotto.testkit.push.PushTokenStoreContract;
import dev.sotto.testkit.receipt.ReceiptStoreContract;
import dev.sotto.testkit.room.PairingStoreContract;
import dev.sotto.testkit.room.RoomStoreContract;
import dev.sotto.testkit.session.SessionStoreContract;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/// The storage in memory with a defect over it, under the contract of one port. Its tests are for
/// [ContractRun][dev.sotto.testkittests.defect.ContractRun]; run by themselves, without a defect,
/// they pass.
class StorageUnderTest {
  /// The defect of every adapter made in this scope.
  static final ScopedValue<UnaryOperator<Storage>> DEFECT = ScopedValue.newInstance();

  /// All classes of this kind.
  static final List<Class<?>> CONTRACTS =
      List.of(
          Accounts.class,
          Audit.class,
          Calls.class,
          Clocks.class,
          Contacts.class,
          Credentials.class,
          Devices.class,
          History.class,
          Installations.class,
          Mailboxes.class,
          Media.class,
          Messages.class,
          Pairings.class,
          PublicKeys.class,
          PushTokens.class,
          Receipts.class,
          Rooms.class,
          Sessions.class);

  private final Storage storage =
      DEFECT
          .orElse(UnaryOperator.identity())
          .apply(new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open());

  public Storage storage() {
    return storage;
  }

  @AfterEach
  void close() {
    storage.close();
  }

  static final class Accounts extends StorageUnderTest implements AccountStoreContract {}

  static final class Audit extends StorageUnderTest implements AuditStoreContract {}

  static final class Calls extends StorageUnderTest implements CallStoreContract {}

  static final class Clocks extends StorageUnderTest implements ClockStoreContract {}

  static final class Contacts extends StorageUnderTest implements ContactStoreContract {}

  static final class Credentials extends StorageUnderTest implements CredentialStoreContract {}

  static final class Devices extends StorageUnderTest implements DeviceStoreContract {}

  static final class History extends StorageUnderTest implements HistoryStoreContract {}

  static final class Installations extends StorageUnderTest implements InstallationStoreContract {}

  static final class Mailboxes extends StorageUnderTest implements MailboxStoreContract {}

  static final class Media extends StorageUnderTest
      implements MediaCatalogueContract, MediaQuotaContract, MediaPagesContract {}

  static final class Messages extends StorageUnderTest implements MessageStoreContract {}

  static final class Pairings extends StorageUnderTest implements PairingStoreContract {}

  static final class Rooms extends StorageUnderTest implements RoomStoreContract {}

  static final class PublicKeys extends StorageUnderTest implements PublicKeyStoreContract {}

  static final class PushTokens extends StorageUnderTest implements PushTokenStoreContract {}

  static final class Receipts extends StorageUnderTest implements ReceiptStoreContract {}

  static final class Sessions extends StorageUnderTest implements SessionStoreContract {}
}
