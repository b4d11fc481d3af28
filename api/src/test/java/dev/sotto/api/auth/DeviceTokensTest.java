// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DeviceTokensTest {
  private final DeviceTokens tokens = new DeviceTokens("a secret of a server", new Random(1));

  @Test
  void verifyShouldNameTheDeviceForItsHandleOnly() {
    String token = tokens.issue("ada");

    assertThat(tokens.verify("ada", token)).hasSize(32).isEqualTo(tokens.verify("ada", token));
    assertThat(tokens.verify("ada", tokens.issue("ada"))).isNotEqualTo(tokens.verify("ada", token));
    assertThat(tokens.verify("bob", token)).isEmpty();
    assertThat(new DeviceTokens("another secret", new Random(1)).verify("ada", token)).isEmpty();
    assertThat(new DeviceTokens("a secret of a server", new Random(2)).verify("ada", token))
        .isNotEmpty();
  }

  @Test
  void verifyShouldRefuseWhatWasNotIssued() {
    String token = tokens.issue("ada");
    for (String other :
        new String[] {"", "x", "!".repeat(64), "A".repeat(64), token + "A", token.substring(1)}) {
      assertThat(tokens.verify("ada", other)).isEmpty();
    }
    for (int i = 0; i < token.length(); i++) {
      char changed = token.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(tokens.verify("ada", token.substring(0, i) + changed + token.substring(i + 1)))
          .isEmpty();
    }
  }
}
