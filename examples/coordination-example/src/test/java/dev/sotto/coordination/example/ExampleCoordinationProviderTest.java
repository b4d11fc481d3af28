// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coordination.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.TestInstallationKey;
import org.junit.jupiter.api.Test;

final class ExampleCoordinationProviderTest {
  @Test
  void openShouldRefuseWhenTheUrlSaysMore() {
    var provider = new ExampleCoordinationProvider();

    assertThatThrownBy(
            () -> provider.open(AdapterUrl.parse("example:more"), TestInstallationKey.shared()))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessage("example: takes nothing after the colon");
  }

  @Test
  void openShouldSayThatTheNodeIsAlone() {
    try (var coordination =
        new ExampleCoordinationProvider()
            .open(AdapterUrl.parse("example:"), TestInstallationKey.shared())) {
      assertThat(coordination.bus().isShared()).isFalse();
    }
  }
}
