// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.account.ForwardingAccountStore;
import dev.sotto.testkit.call.ForwardingCallStore;
import dev.sotto.testkit.contact.ForwardingContactStore;
import dev.sotto.testkit.device.ForwardingDeviceStore;
import dev.sotto.testkit.mailbox.ForwardingMailboxStore;
import dev.sotto.testkit.media.ForwardingMediaCatalogue;
import dev.sotto.testkit.message.ForwardingHistoryStore;
import dev.sotto.testkit.message.ForwardingMessageStore;
import dev.sotto.testkit.push.ForwardingPushTokenStore;
import dev.sotto.testkit.receipt.ForwardingReceiptStore;
import dev.sotto.testkit.room.ForwardingPairingStore;
import dev.sotto.testkit.room.ForwardingRoomStore;
import dev.sotto.testkit.session.ForwardingSessionStore;
import dev.sotto.testkittests.defect.ContractRun;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenStorageTest {
  /// Every port passes through the decorators of the defects; nothing is wrong.
  private static final UnaryOperator<Storage> NO_DEFECT =
      all(
          List.of(
              In.accounts(real -> (ForwardingAccountStore) () -> real),
              In.audit(real -> (BrokenAuditStores.Over) () -> real),
              In.calls(real -> (ForwardingCallStore) () -> real),
              In.contacts(real -> (ForwardingContactStore) () -> real),
              In.devices(real -> (ForwardingDeviceStore) () -> real),
              In.history(real -> (ForwardingHistoryStore) () -> real),
              In.installations(real -> (BrokenInstallationStores.Over) () -> real),
              In.mailboxes(real -> (ForwardingMailboxStore) () -> real),
              In.media(real -> (ForwardingMediaCatalogue) () -> real),
              In.messages(real -> (ForwardingMessageStore) () -> real),
              In.pushTokens(real -> (ForwardingPushTokenStore) () -> real),
              In.receipts(real -> (ForwardingReceiptStore) () -> real),
              In.pairings(real -> (ForwardingPairingStore) () -> real),
              In.rooms(real -> (ForwardingRoomStore) () -> real),
              In.sessions(real -> (ForwardingSessionStore) () -> real)));

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheAdapterIsBroken(Defect<Storage> defect) {
    assertThat(defect.run(StorageUnderTest.DEFECT).failures())
        .as(defect.name())
        .contains(defect.caughtBy());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specimens")
  void contractShouldPassWhenNothingIsBroken(Class<?> specimen) {
    ContractRun run =
        ScopedValue.where(StorageUnderTest.DEFECT, NO_DEFECT).call(() -> ContractRun.of(specimen));

    assertThat(run.tests()).isGreaterThan(2);
    assertThat(run.failures()).isEmpty();
  }

  static Stream<Defect<Storage>> defects() {
    return Stream.of(
            AccountDefects.ALL,
            AuditDefects.ALL,
            CallDefects.ALL,
            InstallationDefects.ALL,
            MediaDefects.ALL,
            MessageDefects.ALL,
            RoomDefects.ALL)
        .flatMap(List::stream);
  }

  static List<Class<?>> specimens() {
    return StorageUnderTest.ALL;
  }

  private static UnaryOperator<Storage> all(List<UnaryOperator<Storage>> layers) {
    return real -> {
      Storage layered = real;
      for (UnaryOperator<Storage> layer : layers) {
        layered = layer.apply(layered);
      }
      return layered;
    };
  }
}
