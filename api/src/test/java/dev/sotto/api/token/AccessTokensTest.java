// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.session.SessionId;
import dev.sotto.testkit.Moments;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class AccessTokensTest {
  private static final String SECRET = "a secret for tests of thirty-two bytes or more";
  private static final String SESSION = "0123456789abcdef0123456789abcdef";

  private final AccessTokens tokens = new AccessTokens(SECRET, () -> Moments.NOON);

  @Test
  void verifyShouldFindTokensGoodThatWereIssuedHere() {
    Instant end = Moments.NOON.plusSeconds(1);

    assertThat(tokens.verify(token(tokens, end)))
        .isEqualTo(new Verification.Good(new SessionId(SESSION), "sotto", end));
  }

  @Test
  void verifyShouldTellForgedAndExpiredTokens() {
    var others = new AccessTokens(SECRET + "!", () -> Moments.NOON);

    assertThat(tokens.verify(token(others, Moments.NOON.plusSeconds(1))))
        .isEqualTo(new Verification.Forged());
    assertThat(tokens.verify(token(tokens, Moments.NOON)))
        .isEqualTo(new Verification.Expired(Moments.NOON));
  }

  private static String token(AccessTokens tokens, Instant end) {
    return tokens.issue(
        json -> {
          json.writeStartObject();
          json.writeStringField("sid", SESSION);
          json.writeStringField("aud", "sotto");
          json.writeNumberField("iat", Moments.NOON.getEpochSecond());
          json.writeNumberField("exp", end.getEpochSecond());
          json.writeEndObject();
        });
  }
}
