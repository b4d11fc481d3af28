// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.session.SessionId;
import dev.sotto.core.time.TrustedClock;
import dev.sotto.testkit.TestInstants;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AccessTokensTest {
  private static final String SECRET = "a secret for tests of thirty-two bytes or more";
  private static final String SESSION = "0123456789abcdef0123456789abcdef";

  private static final TrustedClock CLOCK = new TrustedClock(() -> TestInstants.NOON, () -> 0);

  private final AccessTokens tokens = new AccessTokens(SECRET, CLOCK);

  @Test
  void verifyShouldFindTokensGoodThatWereIssuedHere() {
    Instant end = TestInstants.NOON.plusSeconds(1);

    assertThat(tokens.verify(token(tokens, end)))
        .isEqualTo(
            new TokenVerification.Good(new SessionId(SESSION), "sotto", TestInstants.NOON, end));
  }

  @Test
  void verifyShouldTellForgedAndExpiredTokens() {
    var others = new AccessTokens(SECRET + "!", CLOCK);

    assertThat(tokens.verify(token(others, TestInstants.NOON.plusSeconds(1))))
        .isEqualTo(new TokenVerification.Forged());
    assertThat(tokens.verify(token(tokens, TestInstants.NOON)))
        .isEqualTo(new TokenVerification.Expired(TestInstants.NOON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}                      | ''            | Good",
        "{\"typ\":\"jwt\",\"alg\":\"HS256\"}                      | ''            | Good",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}                      | ',\"nbf\":-1' | Good",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}                      | ',\"nbf\":0'  | Good",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\"}                      | ',\"nbf\":1'  | Malformed",
        "{\"alg\":\"HS256\"}                                      | ''            | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}                   | ''            | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"JOSE\"}                     | ''            | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"exp\"]}     | ''            | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"crit\":[\"b64\"],\"b64\":true} | '' | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"sotto\"}     | ''            | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"jku\":\"http://a\"}  | ''            | Malformed",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"cty\":\"JWT\"}       | ''            | Malformed",
        "{\"alg\":\"none\",\"typ\":\"JWT\"}                       | ''            | Malformed",
        "{\"alg\":\"HS512\",\"typ\":\"JWT\"}                      | ''            | Malformed"
      })
  void verifyShouldUnderstandOnlyHeadersAndTimesOfOurs(String header, String more, String expected)
      throws GeneralSecurityException {
    String moved = more;
    if (!more.isEmpty()) {
      long offset = Long.parseLong(more.substring(more.indexOf(':') + 1));
      moved = ",\"nbf\":" + (TestInstants.NOON.getEpochSecond() + offset);
    }
    String claims =
        "{\"sid\":\"%s\",\"aud\":\"sotto\",\"iat\":%d,\"exp\":%d%s}"
            .formatted(
                SESSION,
                TestInstants.NOON.getEpochSecond(),
                TestInstants.NOON.getEpochSecond() + 60,
                moved);

    assertThat(tokens.verify(signed(header.strip(), claims)).getClass().getSimpleName())
        .isEqualTo(expected);
  }

  @Test
  void verifyShouldKnowOneSpellingOfAToken() {
    String token = token(tokens, TestInstants.NOON.plusSeconds(1));
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // The signature has 32 bytes: the last two bits of its last letter mean nothing.
    int last = alphabet.indexOf(token.charAt(token.length() - 1));
    String other = token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);

    for (String spelling :
        new String[] {other, token + "=", token + ".", token.replace(".", "=.")}) {
      assertThat(tokens.verify(spelling)).isEqualTo(new TokenVerification.Malformed());
    }
    assertThat(tokens.verify(token)).isInstanceOf(TokenVerification.Good.class);
  }

  private static String signed(String header, String claims) throws GeneralSecurityException {
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String text =
        base64.encodeToString(header.getBytes(StandardCharsets.UTF_8))
            + '.'
            + base64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return text
        + '.'
        + base64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String token(AccessTokens tokens, Instant end) {
    return tokens.issue(
        json -> {
          json.writeStartObject();
          json.writeStringField("sid", SESSION);
          json.writeStringField("aud", "sotto");
          json.writeNumberField("iat", TestInstants.NOON.getEpochSecond());
          json.writeNumberField("exp", end.getEpochSecond());
          json.writeEndObject();
        });
  }
}
