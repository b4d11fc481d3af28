// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.core.limit.RateLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class TurnRoutesTest {
  private static final String PATH = "/api/calls/turn-credentials";

  private TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void credentialShouldBeOfTheAccountAndSignedForTheTurnServer() throws Exception {
    TestClient ada = TestClient.registered(server, "ada");
    Instant end = server.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);

    JsonNode data = ada.get(PATH).data(200);

    String username = end.getEpochSecond() + ":" + ada.id();
    assertThat(data.path("expiresAt").asText()).isEqualTo(end.toString().replace("Z", ".000Z"));
    assertThat(data.path("ttl").asInt()).isEqualTo(3600);
    assertThat(data.path("iceServers"))
        .hasToString(
            "[{\"urls\":[\"stun:turn.example\"]},"
                + "{\"urls\":[\"turn:turn.example:3478\"],\"username\":\"%s\",\"credential\":\"%s\"}]"
                    .formatted(username, signed(username)));
  }

  @Test
  void credentialShouldNeedALogin() {
    new TestClient(server).get(PATH).assertProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void credentialShouldBeLimitedWhenAnAccountAsksTooOften() {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withLimits());
    TestClient ada = TestClient.registered(server, "ada");

    for (int i = 0; i < RateLimits.TURN_PER_ACCOUNT.burst(); i++) {
      ada.get(PATH).data(200);
    }

    ada.get(PATH).assertProblem(429, "RATE_LIMITED");
    TestClient.registered(server, "bob").get(PATH).data(200);
  }

  private static String signed(String username) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(
        new SecretKeySpec(TestServer.TURN_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder()
        .encodeToString(mac.doFinal(username.getBytes(StandardCharsets.UTF_8)));
  }
}
