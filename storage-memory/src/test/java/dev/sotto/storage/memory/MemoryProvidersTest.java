// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.AdapterUrl.InvalidUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.data.TestAccounts;
import org.junit.jupiter.api.Test;

final class MemoryProvidersTest {
  private static final AdapterUrl URL = AdapterUrl.parse("memory:");

  @Test
  void openShouldGiveAStorageOfItsOwnEachTime() {
    var provider = new MemoryStorageProvider();
    try (Storage one = provider.at(URL).open();
        Storage other = provider.at(URL).open()) {
      one.accounts().create(TestAccounts.anAccount("anna"), TestAccounts.aPasswordHash());

      assertThat(other.accounts().page(0, 10)).isEmpty();
    }
  }

  @Test
  void openShouldRefuseWhenTheUrlSaysMore() {
    AdapterUrl more = AdapterUrl.parse("memory:./data");

    assertThatThrownBy(() -> new MemoryStorageProvider().at(more).open())
        .isInstanceOf(InvalidUrl.class);
    assertThatThrownBy(() -> new MemoryStorageProvider().at(more).migrate())
        .isInstanceOf(InvalidUrl.class);
    assertThatThrownBy(() -> new MemoryCoordinationProvider().open(more))
        .isInstanceOf(InvalidUrl.class);
  }

  @Test
  void migrateShouldHaveNothingToDo() {
    assertThat(new MemoryStorageProvider().at(URL).migrate()).isEqualTo(new Migration(0, 0));
    assertThat(new MemoryStorageProvider().isEmbedded()).isTrue();
    assertThat(new MemoryStorageProvider().at(AdapterUrl.parse("memory:")).schemaFound()).isZero();
  }

  @Test
  void schemesShouldBeMemory() {
    assertThat(new MemoryStorageProvider().schemes()).containsExactly("memory");
    assertThat(new MemoryCoordinationProvider().schemes()).containsExactly("memory");
  }
}
