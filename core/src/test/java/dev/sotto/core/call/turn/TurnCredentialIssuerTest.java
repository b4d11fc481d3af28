// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.call.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnCredentialIssuerTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.750Z");

  private final TurnCredentialIssuer credentials =
      new TurnCredentialIssuer("ts", Duration.ofHours(1), List.of(), () -> NOW);

  /// The password is what `printf %s '1772370000:alice' | openssl dgst -sha1 -hmac ts -binary |
  /// base64` prints.
  @Test
  void issueShouldSignTheEndAndTheName() {
    TurnCredential credential = credentials.issue("alice");

    assertThat(credential.username()).isEqualTo("1772370000:alice");
    assertThat(credential.password()).isEqualTo("wZxxvLHSHypPIkTu0IGlS1DbbDk=");
    assertThat(credential.expiresAt()).isEqualTo("2026-03-01T13:00:00Z");
  }

  @Test
  void iceServersShouldGiveTheCredentialToRelaysOnly() {
    var stun = new IceUri("stun:a");
    var turn = new IceUri("turn:a");
    var turns = new IceUri("turns:a");
    TurnCredential credential = credentials.issue("alice");

    assertThat(IceServer.of(List.of(turn, stun, turns), credential))
        .containsExactly(
            new IceServer.Stun(List.of(stun)),
            new IceServer.Turn(List.of(turn, turns), credential));
    assertThat(IceServer.of(List.of(stun), credential))
        .containsExactly(new IceServer.Stun(List.of(stun)));
    assertThat(IceServer.of(List.of(), credential)).isEmpty();
  }
}
