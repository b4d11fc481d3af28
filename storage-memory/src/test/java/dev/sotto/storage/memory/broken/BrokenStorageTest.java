// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.Storage;
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
              In.accounts(real -> (OverAccounts) () -> real),
              In.audit(real -> (BrokenAudit.Over) () -> real),
              In.calls(real -> (OverCallStore) () -> real),
              In.contacts(real -> (OverContacts) () -> real),
              In.devices(real -> (OverDevices) () -> real),
              In.history(real -> (OverHistory) () -> real),
              In.installations(real -> (BrokenInstallations.Over) () -> real),
              In.mailboxes(real -> (OverMailboxes) () -> real),
              In.media(real -> (OverMedia) () -> real),
              In.messages(real -> (OverMessages) () -> real),
              In.pushTokens(real -> (OverPushTokens) () -> real),
              In.receipts(real -> (OverReceipts) () -> real),
              In.pairings(real -> (OverPairings) () -> real),
              In.rooms(real -> (OverRooms) () -> real),
              In.sessions(real -> (OverSessions) () -> real)));

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheAdapterIsBroken(Defect<Storage> defect) {
    assertThat(defect.run(StorageSpecimen.DEFECT).failures())
        .as(defect.name())
        .contains(defect.caughtBy());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specimens")
  void contractShouldPassWhenNothingIsBroken(Class<?> specimen) {
    ContractRun run =
        ScopedValue.where(StorageSpecimen.DEFECT, NO_DEFECT).call(() -> ContractRun.of(specimen));

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
    return StorageSpecimen.ALL;
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
