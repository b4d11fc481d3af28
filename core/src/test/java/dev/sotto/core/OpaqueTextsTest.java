// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.PublicKey;
import dev.sotto.core.push.PushToken;
import org.junit.jupiter.api.Test;

/// Texts that mean nothing to the server must still be texts to every storage.
final class OpaqueTextsTest {
  @Test
  void isValidShouldRefuseNul() {
    assertThat(PublicKey.isValid("k\0")).isFalse();
    assertThat(PublicKey.isValid("line\nline")).isTrue();
    assertThat(PushToken.isValid("t\0")).isFalse();
    assertThat(PushToken.isValid("t")).isTrue();
  }

  @Test
  void constructorShouldRefuseNul() {
    assertThatThrownBy(() -> new PublicKey("\0")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PushToken("t\0")).isInstanceOf(IllegalArgumentException.class);
  }
}
