// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.FailingStorage;
import dev.sotto.api.TestServer;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PasswordHasher;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AuthRoutesTest {
  private TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void registerShouldAnswerLoginWhenHandleIsFree() {
    JsonNode login =
        new TestClient(server)
            .post("/api/auth/register", TestClient.credentials("Ada", "12345678", ""))
            .data(201);

    assertThat(login.path("accessToken").asText()).isNotEmpty();
    assertThat(login.path("refreshToken").asText()).hasSize(43);
    assertThat(login.path("accessTokenExpiresAt").asText()).matches(".*\\.\\d{3}Z");
    assertThat(login.path("deviceId").asInt()).isEqualTo(1);
    assertThat(login.path("account").path("handle").asText()).isEqualTo("Ada");
    assertThat(login.path("account").path("publicKey").isNull()).isTrue();
    assertThat(login.path("account").path("role").asText()).isEqualTo("user");
  }

  @Test
  void registerShouldHashThePasswordOnce() {
    TestClient ada = TestClient.registered(server, "ada");

    assertThat(server.hashes()).isEqualTo(1);
    ada.get("/api/me").data(200);
    ada.onNewDevice("ada").get("/api/me").data(200);
    assertThat(server.hashes()).isEqualTo(2);
  }

  @Test
  void loginShouldBeToldToComeAgainWhenTooManyPasswordsWait() {
    try (TestServer busy =
        new FailingStorage().server(TestServer.Setup.standard(), new BusyHasher())) {
      TestResponse answer =
          new TestClient(busy)
              .post("/api/auth/login", TestClient.credentials("ada", "password123", ""));

      answer.assertProblem(503, "BUSY");
      assertThat(answer.header("Retry-After")).isEqualTo("1");
    }
  }

  private static final class BusyHasher implements PasswordHasher {
    @Override
    public int atOnce() {
      return 1;
    }

    @Override
    public PasswordHash hash(Password password) {
      throw new Busy();
    }

    @Override
    public boolean matches(Password password, PasswordHash hash) {
      throw new Busy();
    }

    @Override
    public void pretend(Password password) {
      throw new Busy();
    }
  }

  @Test
  void registerShouldRefuseWhenHandleDiffersInCaseOnly() {
    TestClient.registered(server, "ada");

    new TestClient(server)
        .post("/api/auth/register", TestClient.credentials("ADA", "12345678", ""))
        .assertProblem(409, "HANDLE_TAKEN");
  }

  @Test
  void registerShouldRefuseWhenFieldsDoNotFit() {
    var client = new TestClient(server);

    for (String body :
        new String[] {
          "",
          "{",
          "[]",
          "{\"handle\":\"ada\"}",
          TestClient.credentials("ada", "1234567", ""),
          TestClient.credentials("ada", "x".repeat(73), ""),
          TestClient.credentials(" ada", "12345678", ""),
          TestClient.credentials("", "12345678", ""),
          TestClient.credentials("ada", "12345678", ",\"admin\":true"),
          TestClient.credentials("ada", "12345678", ",\"deviceName\":7"),
          TestClient.credentials("ada", "12345678", ",\"cookie\":\"yes\""),
        }) {
      client.post("/api/auth/register", body).assertProblem(400, "INVALID_REQUEST");
    }
  }

  @Test
  void registerShouldRefuseWhenClosed() {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withRegistrationClosed());

    new TestClient(server)
        .post("/api/auth/register", TestClient.credentials("ada", "12345678", ""))
        .assertProblem(403, "REGISTRATION_CLOSED");
  }

  @Test
  void loginShouldAnswerAlikeWhenHandleOrPasswordIsWrong() {
    TestClient.registered(server, "ada");
    var client = new TestClient(server);

    for (String body :
        new String[] {
          TestClient.credentials("ada", "wrong password", ""),
          TestClient.credentials("nobody", TestClient.PASSWORD, ""),
          TestClient.credentials("ada", "", ""),
          TestClient.credentials("", "x", ""),
          TestClient.credentials("ada", "x".repeat(100), ""),
        }) {
      TestResponse answer = client.post("/api/auth/login", body);
      answer.assertProblem(401, "UNAUTHENTICATED");
      assertThat(answer.json().path("detail").asText()).isEqualTo("handle or password is wrong");
      assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  @Test
  void loginShouldContinueDeviceWhenItIsNamed() {
    TestClient ada = TestClient.registered(server, "ada");

    assertThat(ada.onNewDevice("ada").device()).isEqualTo(2);
    assertThat(TestClient.loggedIn(server, "ada", ",\"deviceId\":1").device()).isEqualTo(1);
    for (String device : new String[] {"3", "127"}) {
      new TestClient(server)
          .post(
              "/api/auth/login",
              TestClient.credentials("ada", TestClient.PASSWORD, ",\"deviceId\":" + device))
          .assertProblem(404, "NOT_FOUND");
    }
  }

  @Test
  void refreshShouldEndTheSessionWhenATokenComesTwice() {
    TestClient ada = TestClient.registered(server, "ada");
    String first = ada.refreshToken();
    JsonNode next = ada.post("/api/auth/refresh", refresh(first)).data(200);
    assertThat(next.path("refreshToken").asText()).isNotEqualTo(first);
    server.advance(Duration.ofSeconds(10));
    ada.get("/api/me").data(200);

    ada.post("/api/auth/refresh", refresh(first)).assertProblem(401, "UNAUTHENTICATED");

    ada.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    ada.post("/api/auth/refresh", refresh(next.path("refreshToken").asText()))
        .assertProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void accessTokenShouldEndWhenFifteenMinutesHavePassed() {
    TestClient ada = TestClient.registered(server, "ada");
    server.advance(Duration.ofMinutes(15).minusSeconds(1));
    ada.get("/api/me").data(200);

    server.advance(Duration.ofSeconds(1));

    ada.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    ada.post("/api/auth/refresh", refresh(ada.refreshToken())).data(200);
  }

  @Test
  void logoutShouldEndTheSession() {
    TestClient ada = TestClient.registered(server, "ada");

    assertThat(ada.post("/api/auth/logout", "").data(200).isNull()).isTrue();

    ada.get("/api/me").assertProblem(401, "UNAUTHENTICATED");
    ada.post("/api/auth/refresh", refresh(ada.refreshToken()))
        .assertProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void tokenShouldBeRefusedWhenItIsNotOurs() {
    TestClient ada = TestClient.registered(server, "ada");
    String good = ada.accessToken();
    var client = new TestClient(server);
    for (String value :
        new String[] {
          "Bearer", "Bearer x", "Basic " + good, "Bearer " + good + "x", good, "Bearer ..",
        }) {
      client
          .send("GET", "/api/me", "", "Authorization", value)
          .assertProblem(401, "UNAUTHENTICATED");
    }
    client.send("GET", "/api/me", "", "Authorization", "bearer " + good).data(200);
  }

  @Test
  void cookieShouldCarryTheRefreshTokenWhenAskedFor() {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withPublicUrl("https://chat.example"));
    var client = new TestClient(server);

    TestResponse login =
        client.post(
            "/api/auth/register", TestClient.credentials("ada", "12345678", ",\"cookie\":true"));

    assertThat(login.data(201).has("refreshToken")).isFalse();
    String cookie = login.header("Set-Cookie");
    assertThat(cookie)
        .startsWith("sotto_refresh=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/auth", "Secure", "Max-Age=2592000");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    TestResponse refreshed = client.send("POST", "/api/auth/refresh", "", "Cookie", pair);
    assertThat(refreshed.data(200).has("refreshToken")).isFalse();
    assertThat(refreshed.header("Set-Cookie")).startsWith("sotto_refresh=").isNotEqualTo(cookie);
    TestResponse repeated = client.send("POST", "/api/auth/refresh", "", "Cookie", pair);
    assertThat(repeated.header("Set-Cookie")).isEqualTo(refreshed.header("Set-Cookie"));
    assertThat(repeated.json().path("data")).isEqualTo(refreshed.json().path("data"));
    server.advance(Duration.ofSeconds(10));
    TestResponse again = client.send("POST", "/api/auth/refresh", "", "Cookie", pair);
    again.assertProblem(401, "UNAUTHENTICATED");
    assertThat(again.header("Set-Cookie")).startsWith("sotto_refresh=;").contains("1970");
  }

  @Test
  void cookieShouldNotBeSecureWhenThePublicUrlIsPlain() {
    TestResponse login =
        new TestClient(server)
            .post(
                "/api/auth/register",
                TestClient.credentials("ada", "12345678", ",\"cookie\":true"));

    assertThat(login.header("Set-Cookie")).contains("HttpOnly").doesNotContain("Secure");
  }

  @Test
  void loginShouldBeLimitedWhenOneHandleIsTriedOften() {
    server.close();
    server = TestServer.start(TestServer.Setup.standard().withLimits());
    var client = new TestClient(server);
    String wrong = TestClient.credentials("ada", "a wrong one", "");
    for (int i = 0; i < 20; i++) {
      client.post("/api/auth/login", wrong).assertProblem(401, "UNAUTHENTICATED");
    }

    TestResponse limited = client.post("/api/auth/login", TestClient.credentials("ADA", "b", ""));

    limited.assertProblem(429, "RATE_LIMITED");
    int wait = Integer.parseInt(limited.header("Retry-After"));
    assertThat(wait).isBetween(1, 300);
    server.advance(Duration.ofSeconds(wait));
    client.post("/api/auth/login", wrong).assertProblem(401, "UNAUTHENTICATED");
  }

  @Test
  void refreshShouldAnswerTheVerySamePairForAMoment() {
    TestClient ada = TestClient.registered(server, "ada");
    server.advance(Duration.ofMinutes(1));

    List<JsonNode> pairs =
        Concurrently.call(
            3, _ -> ada.post("/api/auth/refresh", refresh(ada.refreshToken())).data(200));
    server.advance(Duration.ofMillis(9_999));
    JsonNode late = ada.post("/api/auth/refresh", refresh(ada.refreshToken())).data(200);

    assertThat(pairs).hasSize(3).allMatch(late::equals);
    JsonNode next =
        ada.post("/api/auth/refresh", refresh(late.path("refreshToken").asText())).data(200);
    ada.post("/api/auth/refresh", refresh(ada.refreshToken()))
        .assertProblem(401, "UNAUTHENTICATED");
    ada.post("/api/auth/refresh", refresh(next.path("refreshToken").asText()))
        .assertProblem(401, "UNAUTHENTICATED");
  }

  private static String refresh(String token) {
    return "{\"refreshToken\":\"%s\"}".formatted(token);
  }
}
