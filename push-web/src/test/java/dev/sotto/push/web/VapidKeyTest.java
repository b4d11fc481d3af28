// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.AdapterUrl;
import org.junit.jupiter.api.Test;

final class VapidKeyTest {
  @Test
  void parseShouldReadWhatWasGenerated() {
    VapidKey key = VapidKey.generate();

    assertThat(VapidKey.parse(key.text()).publicText()).isEqualTo(key.publicText());
  }

  @Test
  void parseShouldReadPem() {
    VapidKey key = VapidKey.generate();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n"
            + key.text().replaceAll("(.{64})", "$1\n")
            + "\n-----END PRIVATE KEY-----\n";

    assertThat(VapidKey.parse(pem).publicText()).isEqualTo(key.publicText());
  }

  @Test
  void parseShouldRefuseHalvesOfTwoKeys() {
    String one = VapidKey.generate().text();
    String other = VapidKey.generate().text();

    assertThatThrownBy(() -> VapidKey.parse(one.substring(0, 100) + other.substring(100)))
        .isInstanceOf(AdapterUrl.InvalidUrl.class);
    assertThatThrownBy(() -> VapidKey.parse("a secret"))
        .isInstanceOf(AdapterUrl.InvalidUrl.class)
        .hasMessageContaining("openssl genpkey");
  }
}
