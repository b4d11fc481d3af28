// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IceUriTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "stun:turn.sotto.test",
        "stuns:turn.sotto.test:5349",
        "turn:192.0.2.7",
        "turn:turn.sotto.test:3478?transport=udp",
        "turns:turn.sotto.test:443?transport=tcp",
        "turn:[2001:db8::7]:3478",
      })
  void isValidShouldTakeWhatBrowsersTake(String uri) {
    assertThat(IceUri.isValid(uri)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "turn",
        "turn:",
        "turn.sotto.test:3478",
        "turn://turn.sotto.test",
        "https:turn.sotto.test",
        "turn:user:password@turn.sotto.test",
        "turn:turn.sotto.test:0",
        "turn:turn.sotto.test:65536",
        "turn:turn.sotto.test:x",
        "turn:turn.sotto.test?transport=sctp",
        "stun:turn.sotto.test?transport=udp",
        "turn:2001:db8::7",
        "turn:a b",
      })
  void isValidShouldRefuseWhatBrowsersRefuse(String uri) {
    assertThat(IceUri.isValid(uri)).isFalse();
    assertThatThrownBy(() -> new IceUri(uri)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isTurnShouldTellRelaysFromOthers() {
    assertThat(new IceUri("turn:a")).matches(IceUri::isTurn);
    assertThat(new IceUri("turns:a")).matches(IceUri::isTurn);
    assertThat(new IceUri("stun:a")).matches(uri -> !uri.isTurn());
    assertThat(new IceUri("stuns:a")).matches(uri -> !uri.isTurn());
  }
}
