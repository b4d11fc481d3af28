// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sotto.core.PortException;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.storage.memory.MemoryStorageProvider;
import dev.sotto.testkit.audit.ForwardingAuditStore;
import dev.sotto.testkit.spi.Broken;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class BrokenTest {
  private final Storage sound = new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).open();

  @Test
  void portShouldBeTheBrokenOneEachTime() {
    AuditStore broken = (ForwardingAuditStore) sound::audit;

    Storage storage = Broken.port(Storage.class, AuditStore.class, _ -> broken).apply(sound);

    assertThat(storage.audit()).isSameAs(broken);
    assertThat(storage.audit()).isSameAs(broken);
  }

  @Test
  void portShouldRefuseAtOnceWhatTheWholeDoesNotHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Broken.port(Storage.class, Bus.class, UnaryOperator.identity()))
        .withMessageContaining("0 accessors");
  }

  @Test
  void otherMethodsShouldFailAsThoseOfTheSoundOne() {
    Storage storage =
        Broken.port(Storage.class, AuditStore.class, UnaryOperator.identity()).apply(sound);

    storage.close();

    assertThatExceptionOfType(PortException.Unavailable.class).isThrownBy(storage::check);
  }

  @Test
  void allShouldPutTheFirstInnermost() {
    AuditStore first = (ForwardingAuditStore) sound::audit;
    AuditStore second = (ForwardingAuditStore) () -> first;

    Storage storage =
        Broken.all(
                List.of(
                    Broken.port(Storage.class, AuditStore.class, _ -> first),
                    Broken.port(
                        Storage.class,
                        AuditStore.class,
                        real -> real.equals(first) ? second : real)))
            .apply(sound);

    assertThat(storage.audit()).isSameAs(second);
  }
}
