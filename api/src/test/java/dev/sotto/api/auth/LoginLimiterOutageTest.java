// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.FailingStorage;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// An outage of the storage is no wrong guess: afterwards nobody has to wait.
final class LoginLimiterOutageTest {
  private static final String CREATE =
      "{\"joinid\":\"123456\",\"client1\":\"A\",\"expiresInSeconds\":60}";
  private static final String ACCEPT = "{\"joinid\":\"123456\",\"client2\":\"B\"}";

  private final FailingStorage storage = new FailingStorage();
  private final TestServer server =
      storage.server(TestServer.Setup.standard().withFacades("rooms").withLimits());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void refreshShouldBeFreeOfOutages() {
    TestClient ada = TestClient.registered(server, "ada");
    String refresh = "{\"refreshToken\":\"%s\"}".formatted(ada.refreshToken());

    check(RateLimits.REFRESH_PER_ADDRESS, 503, ada, "/api/auth/refresh", refresh);

    ada.post("/api/auth/refresh", refresh).data(200);
  }

  @Test
  void codesShouldBeFreeOfOutages() {
    TestClient phone = new TestClient(server);

    check(RateLimits.TAKEN_PER_ADDRESS, 500, phone, "/api/rooms", CREATE);
    assertThat(phone.post("/api/rooms", CREATE).status()).isEqualTo(201);

    check(RateLimits.CODE_PER_CODE, 500, phone, "/api/rooms/accept", ACCEPT);
    assertThat(phone.post("/api/rooms/accept", ACCEPT).status()).isEqualTo(200);
  }

  private void check(RateLimit limit, int status, TestClient client, String path, String body) {
    storage.goAway();
    for (int i = 0; i <= limit.burst(); i++) {
      assertThat(client.post(path, body).status()).isEqualTo(status);
    }
    storage.comeBack();
  }
}
