// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rooms.RoomsClient.Answer;
import dev.sotto.core.limit.RateLimits;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Guessing is slow, and a broken store is told as such.
final class RoomsLimitsTest {
  private final TestServer server = TestServer.start(RoomsClient.setup().withLimits());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void acceptShouldBeSlowedDownWhenOneAddressGuesses() {
    for (int i = 0; i < 30; i++) {
      assertThat(client.accept("code" + i, "B").status()).isEqualTo(404);
    }

    Answer refused = client.accept("code", "B");

    assertThat(refused.told()).isEqualTo("429 {\"error\":\"rate_limited\"}");
    assertThat(refused.header("Retry-After")).isEqualTo("10");
    server.advance(Duration.ofSeconds(10));
    assertThat(client.accept("code", "B").status()).isEqualTo(404);
  }

  @Test
  void acceptShouldBeSlowedDownWhenOneCodeIsTried() {
    client.create("123456", "A", 60);
    for (int i = 0; i < 20; i++) {
      client.accept("123456", "A");
    }

    assertThat(client.accept("123456", "B").status()).isEqualTo(429);
    assertThat(client.accept("654321", "B").status()).isEqualTo(404);
  }

  @Test
  void createShouldBeSlowedDownWhenOneAddressFloods() {
    for (int i = 0; i < 60; i++) {
      assertThat(client.create("code" + i, "A", 60).status()).isEqualTo(201);
    }

    assertThat(client.create("code", "A", 60).status()).isEqualTo(429);
  }

  @Test
  void acceptShouldBeSlowedDownWhenTheWholeWorldGuesses() {
    while (server.sotto().node().limiter().take(RateLimits.CODE_MISSES, "all").isZero()) {
      // Until there have been as many misses as there may be.
    }

    assertThat(client.accept("123456", "B").status()).isEqualTo(429);
    server.advance(RateLimits.CODE_MISSES.refillOfOne());
    assertThat(client.accept("123456", "B").status()).isEqualTo(404);
    assertThat(client.accept("123457", "B").status()).isEqualTo(429);
  }

  @Test
  void acceptShouldNotCountWhatIsRight() {
    for (int i = 0; i < 40; i++) {
      client.create("code" + i, "A", 60);
      assertThat(client.accept("code" + i, "B").status()).isEqualTo(200);
    }
  }

  @Test
  void createShouldTellOnlyAFewCodesThatAreTaken() {
    client.create("123456", "A", 60);
    for (int i = 0; i < 5; i++) {
      assertThat(client.create("123456", "B", 60).told())
          .isEqualTo("409 {\"error\":\"joinid_taken\"}");
    }

    assertThat(client.create("123456", "B", 60).status()).isEqualTo(429);
    assertThat(client.create("654321", "B", 60).status()).isEqualTo(429);
  }

  @Test
  void purgeShouldBeSlowedDownByTheHundred() {
    String hundreds =
        "{'deviceIds':[" + String.join(",", Collections.nCopies(1_000, "'nobody'")) + "]}";
    assertThat(client.post("/api/user/purge", hundreds).status()).isEqualTo(200);
    assertThat(client.post("/api/user/purge", hundreds).status()).isEqualTo(200);

    assertThat(client.post("/api/user/purge", "{'deviceId':'A'}").status()).isEqualTo(429);
    server.advance(Duration.ofSeconds(3));
    assertThat(client.post("/api/user/purge", "{'deviceId':'A'}").status()).isEqualTo(200);
  }

  @Test
  void failuresShouldNeverLookLikeMissingRoomsWhenTheStoreIsAway() {
    String room = client.room("123456", "A", "B");
    server.storage().close();

    assertThat(client.get("/api/rooms?roomid=" + room).told())
        .isEqualTo("500 {\"error\":\"get_failed\"}");
    assertThat(client.create("1", "A", 60).told()).isEqualTo("500 {\"error\":\"create_failed\"}");
    assertThat(client.accept("1", "A").told()).isEqualTo("500 {\"error\":\"accept_failed\"}");
    assertThat(client.check("1", "A").told()).isEqualTo("500 {\"error\":\"check_failed\"}");
    assertThat(client.call("DELETE", "/api/rooms", "{'roomid':'%s'}".formatted(room)).told())
        .isEqualTo("500 {\"error\":\"delete_failed\"}");
    assertThat(client.post("/api/user/purge", "{'deviceId':'A'}").told())
        .isEqualTo("500 {\"error\":\"purge_failed\"}");
  }
}
