// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.installation.InstallationStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.media.object.MediaCatalogue;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.RoomStore;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.account.ForwardingAccountStore;
import dev.sotto.testkit.account.ForwardingCredentialStore;
import dev.sotto.testkit.audit.ForwardingAuditStore;
import dev.sotto.testkit.call.ForwardingCallStore;
import dev.sotto.testkit.contact.ForwardingContactStore;
import dev.sotto.testkit.device.ForwardingDeviceStore;
import dev.sotto.testkit.installation.ForwardingInstallationStore;
import dev.sotto.testkit.mailbox.ForwardingMailboxStore;
import dev.sotto.testkit.media.ForwardingMediaCatalogue;
import dev.sotto.testkit.message.ForwardingHistoryStore;
import dev.sotto.testkit.message.ForwardingMessageStore;
import dev.sotto.testkit.push.ForwardingPushTokenStore;
import dev.sotto.testkit.receipt.ForwardingReceiptStore;
import dev.sotto.testkit.room.ForwardingPairingStore;
import dev.sotto.testkit.room.ForwardingRoomStore;
import dev.sotto.testkit.session.ForwardingSessionStore;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.ContractRun;
import dev.sotto.testkittests.defect.CoveredPorts;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenStorageTest {
  /// Every port passes through the decorators of the defects; nothing is wrong.
  private static final UnaryOperator<Storage> NO_DEFECT =
      Broken.all(
          List.of(
              Broken.port(
                  Storage.class, AccountStore.class, real -> (ForwardingAccountStore) () -> real),
              Broken.port(
                  Storage.class, AuditStore.class, real -> (ForwardingAuditStore) () -> real),
              Broken.port(Storage.class, CallStore.class, real -> (ForwardingCallStore) () -> real),
              Broken.port(
                  Storage.class, ContactStore.class, real -> (ForwardingContactStore) () -> real),
              Broken.port(
                  Storage.class,
                  CredentialStore.class,
                  real -> (ForwardingCredentialStore) () -> real),
              Broken.port(
                  Storage.class, DeviceStore.class, real -> (ForwardingDeviceStore) () -> real),
              Broken.port(
                  Storage.class, HistoryStore.class, real -> (ForwardingHistoryStore) () -> real),
              Broken.port(
                  Storage.class,
                  InstallationStore.class,
                  real -> (ForwardingInstallationStore) () -> real),
              Broken.port(
                  Storage.class, MailboxStore.class, real -> (ForwardingMailboxStore) () -> real),
              Broken.port(
                  Storage.class,
                  MediaCatalogue.class,
                  real -> (ForwardingMediaCatalogue) () -> real),
              Broken.port(
                  Storage.class, MessageStore.class, real -> (ForwardingMessageStore) () -> real),
              Broken.port(
                  Storage.class,
                  PushTokenStore.class,
                  real -> (ForwardingPushTokenStore) () -> real),
              Broken.port(
                  Storage.class, ReceiptStore.class, real -> (ForwardingReceiptStore) () -> real),
              Broken.port(
                  Storage.class, PairingStore.class, real -> (ForwardingPairingStore) () -> real),
              Broken.port(Storage.class, RoomStore.class, real -> (ForwardingRoomStore) () -> real),
              Broken.port(
                  Storage.class, SessionStore.class, real -> (ForwardingSessionStore) () -> real)));

  @Test
  void defectsShouldAllBeThere() {
    assertThat(defects()).hasSize(186).extracting(Defect::name).doesNotHaveDuplicates();
  }

  @Test
  void everyPortShouldHaveADefect() {
    try (Storage sound = new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open()) {
      assertThat(CoveredPorts.by(defects(), Storage.class, sound))
          .isEqualTo(CoveredPorts.all(Storage.class));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheAdapterIsBroken(Defect<Storage> defect) {
    defect.mustBeCaught(StorageUnderTest.DEFECT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contracts")
  void contractShouldPassWhenNothingIsBroken(Class<?> contract) {
    ContractRun run =
        ScopedValue.where(StorageUnderTest.DEFECT, NO_DEFECT).call(() -> ContractRun.of(contract));

    assertThat(run.tests()).isGreaterThan(2);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<Storage>> defects() {
    return Stream.of(
            AccountDefects.ALL,
            AuditDefects.ALL,
            CallDefects.ALL,
            InstallationDefects.ALL,
            MediaDefects.ALL,
            MessageDefects.ALL,
            RoomDefects.ALL)
        .flatMap(List::stream)
        .toList();
  }

  static List<Class<?>> contracts() {
    return StorageUnderTest.CONTRACTS;
  }
}
