// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sotto.api.TestServer;
import dev.sotto.api.TestServer.Setup;
import dev.sotto.core.limit.RateLimits;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever guesses shuts out himself, and nobody else.
final class LoginLimiterTest {
  private static final String RIGHT = "correct horse";
  private static final String WRONG = "wrong horse";
  private static final String HOME = "203.0.113.1";
  private static final String CAFE = "198.51.100.1";

  private final TestServer server =
      TestServer.start(
          Setup.standard().withLimits().withFacades("foxtrot").withTrustedProxies("127.0.0.1"));
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "foxtrot", "mixed"})
  void guesserShouldNotShutOutTheOwner(String surface) throws Exception {
    String token = register("ada", HOME);
    guess("ada", surface);

    assertThat(logIn("ada", RIGHT, CAFE, "").statusCode()).isEqualTo(429);
    assertThat(foxTrot("ada", RIGHT, CAFE)).isEqualTo(429);
    assertThat(logIn("ada", RIGHT, CAFE, token).statusCode()).isEqualTo(200);
    assertThat(logIn("ada", RIGHT, HOME, "").statusCode()).isEqualTo(200);
    assertThat(foxTrot("ada", RIGHT, HOME)).isEqualTo(200);
  }

  @Test
  void failuresOnBothSurfacesShouldCountTogether() throws Exception {
    register("ada", HOME);
    for (int i = 0; i < RateLimits.LOGIN_PER_HANDLE.burst(); i++) {
      String address = "192.0.2." + i;
      int status =
          i % 2 == 0
              ? logIn("ADA", WRONG, address, "").statusCode()
              : foxTrot("ada", WRONG, address);
      assertThat(status).isIn(401, 403);
    }

    assertThat(logIn("ada", WRONG, CAFE, "").statusCode()).isEqualTo(429);
    assertThat(foxTrot("Ada", WRONG, CAFE)).isEqualTo(429);
  }

  @Test
  void successShouldNotCount() throws Exception {
    String token = register("ada", HOME);
    for (int i = 0; i < 3 * RateLimits.LOGIN_PER_HANDLE.burst(); i++) {
      assertThat(logIn("ada", RIGHT, CAFE, i % 2 == 0 ? token : "", 1).statusCode()).isEqualTo(200);
    }
    assertThat(logIn("ada", WRONG, "192.0.2.1", "").statusCode()).isEqualTo(401);
  }

  @Test
  void deviceShouldHaveABudgetOfItsOwnAndNoMore() throws Exception {
    String token = register("ada", HOME);
    String foreign = register("eve", CAFE);
    guess("ada", "native");

    assertThat(logIn("ada", WRONG, CAFE, foreign).statusCode()).isEqualTo(429);
    for (int i = 0; i < RateLimits.LOGIN_PER_DEVICE.burst(); i++) {
      assertThat(logIn("ada", WRONG, CAFE, token).statusCode()).isEqualTo(401);
    }
    assertThat(logIn("ada", WRONG, CAFE, token).statusCode()).isEqualTo(429);
    server.advance(Duration.ofSeconds(30));
    assertThat(logIn("ada", RIGHT, CAFE, token).statusCode()).isEqualTo(200);
  }

  @Test
  void cookieShouldCarryTheDeviceTokenOfBrowsers() throws Exception {
    HttpResponse<String> registered =
        post(
            "/api/auth/register",
            "{\"handle\":\"ada\",\"password\":\"%s\",\"cookie\":true}".formatted(RIGHT),
            HOME,
            "");
    assertThat(registered.body()).doesNotContain("deviceToken");
    String cookie =
        registered.headers().allValues("Set-Cookie").stream()
            .filter(text -> text.startsWith("sotto_device="))
            .findFirst()
            .orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/api/auth");
    guess("ada", "native");

    assertThat(
            post("/api/auth/login", credentials("ada", RIGHT, ""), CAFE, cookie.split(";", 2)[0])
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void rightPasswordsShouldNotShutOutEachOtherHoweverManyComeAtOnce() throws Exception {
    register("ada", HOME);
    List<Future<HttpResponse<String>>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 3 * RateLimits.LOGIN_PER_HANDLE.burst(); i++) {
        String address = "192.0.2." + i;
        answers.add(threads.submit(() -> logIn("ada", RIGHT, address, "")));
      }
    }

    for (Future<HttpResponse<String>> answer : answers) {
      assertThat(answer.get().statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refreshShouldCountOnlyWhatFails() throws Exception {
    String token =
        JsonMapper.builder()
            .build()
            .readTree(post("/api/auth/register", credentials("ada", RIGHT, ""), HOME, "").body())
            .path("data")
            .path("refreshToken")
            .asText();
    for (int i = 0; i < RateLimits.REFRESH_PER_ADDRESS.burst() + 5; i++) {
      HttpResponse<String> answer =
          post("/api/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(token), CAFE, "");
      assertThat(answer.statusCode()).isEqualTo(200);
      token =
          JsonMapper.builder()
              .build()
              .readTree(answer.body())
              .path("data")
              .path("refreshToken")
              .asText();
    }
    for (int i = 0; i < RateLimits.REFRESH_PER_ADDRESS.burst(); i++) {
      assertThat(post("/api/auth/refresh", "{\"refreshToken\":\"x\"}", CAFE, "").statusCode())
          .isEqualTo(401);
    }
    assertThat(post("/api/auth/refresh", "{\"refreshToken\":\"x\"}", CAFE, "").statusCode())
        .isEqualTo(429);
  }

  private void guess(String handle, String surface) throws Exception {
    for (int i = 0; i < RateLimits.LOGIN_PER_HANDLE.burst() + 5; i++) {
      String address = "192.0.2." + i;
      boolean foxTrot = surface.equals("foxtrot") || (surface.equals("mixed") && i % 2 == 0);
      int status =
          foxTrot
              ? foxTrot(handle, WRONG, address)
              : logIn(handle, WRONG, address, "").statusCode();
      assertThat(status).isIn(401, 403, 429);
    }
  }

  /// {@return the device token}
  private String register(String handle, String address) throws Exception {
    HttpResponse<String> answer =
        post("/api/auth/register", credentials(handle, RIGHT, ""), address, "");
    assertThat(answer.statusCode()).isEqualTo(201);
    return JsonMapper.builder()
        .build()
        .readTree(answer.body())
        .path("data")
        .path("deviceToken")
        .asText();
  }

  private HttpResponse<String> logIn(String handle, String password, String address, String token)
      throws Exception {
    return logIn(handle, password, address, token, 0);
  }

  private HttpResponse<String> logIn(
      String handle, String password, String address, String token, int device) throws Exception {
    String more = token.isEmpty() ? "" : ",\"deviceToken\":\"" + token + "\"";
    more += device == 0 ? "" : ",\"deviceId\":" + device;
    return post("/api/auth/login", credentials(handle, password, more), address, "");
  }

  private int foxTrot(String handle, String password, String address) throws Exception {
    return post(
            "/foxtrot-api/login",
            "{\"phone_no\":\"%s\",\"password\":\"%s\"}".formatted(handle, password),
            address,
            "")
        .statusCode();
  }

  private static String credentials(String handle, String password, String more) {
    return "{\"handle\":\"%s\",\"password\":\"%s\"%s}".formatted(handle, password, more);
  }

  private HttpResponse<String> post(String path, String body, String address, String cookie)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.http(path))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", address);
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
