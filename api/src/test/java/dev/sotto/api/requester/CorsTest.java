// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.TestServer.Setup;
import dev.sotto.core.limit.RateLimits;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// CORS on refusals, and cookies of other origins.
final class CorsTest {
  private static final String ALLOWED = "https://app.example";
  private static final String CREDENTIALS = "{\"handle\":\"ada\",\"password\":\"correct horse\"%s}";

  private final TestServer server =
      TestServer.start(
          Setup.standard()
              .withLimits()
              .withFacades("rooms", "foxtrot")
              .withOrigins(ALLOWED, "capacitor://localhost")
              .withTrustedProxies("127.0.0.1"));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/me", "/foxtrot-api/getContacts", "/nothing/here"})
  void refusalForTooManyRequestsShouldBeSeenAndItsPreflightPass(String path) throws IOException {
    String address = "203.0.113.1";
    while (server.sotto().node().limiter().take(RateLimits.REQUEST_PER_ADDRESS, address).isZero()) {
      // Until the bucket is empty.
    }
    String proxied = "X-Forwarded-For: " + address + "\r\n";

    assertThat(from(ALLOWED, proxied).ask("GET", path, ""))
        .startsWith("HTTP/1.1 429 ")
        .contains("Access-Control-Allow-Origin: " + ALLOWED + "\r\n")
        .contains("Vary: Origin\r\n")
        .contains("Retry-After: ")
        .containsPattern(
            "Access-Control-Expose-Headers: .*Link, .*Retry-After, .*Upload-Expires, ");
    assertThat(from(ALLOWED, proxied + PREFLIGHT).ask("OPTIONS", path, ""))
        .startsWith("HTTP/1.1 204 ")
        .contains("Access-Control-Allow-Origin: " + ALLOWED + "\r\n");
    assertThat(from("https://evil.example", proxied).ask("GET", path, ""))
        .startsWith("HTTP/1.1 429 ")
        .doesNotContain("Access-Control-Allow-Origin");
  }

  private static final String PREFLIGHT = "Access-Control-Request-Method: GET\r\n";

  @Test
  void preflightShouldPassWithoutBeingCounted() throws IOException {
    String address = "203.0.113.2";
    for (int i = 0; i < 3; i++) {
      for (String path : new String[] {"/api/me", "/api/rooms"}) {
        from(ALLOWED, "X-Forwarded-For: " + address + "\r\n" + PREFLIGHT).ask("OPTIONS", path, "");
      }
    }

    int left = 0;
    while (server.sotto().node().limiter().take(RateLimits.REQUEST_PER_ADDRESS, address).isZero()) {
      left++;
    }
    assertThat(left).isEqualTo(RateLimits.REQUEST_PER_ADDRESS.burst());
  }

  @Test
  void preflightOfRoomsShouldPassWhenAnAddressHasAskedTooOften() throws IOException {
    String address = "203.0.113.3";
    while (server.sotto().node().limiter().take(RateLimits.REQUEST_PER_ADDRESS, address).isZero()) {
      // Until the bucket is empty.
    }

    String proxied = "X-Forwarded-For: " + address + "\r\n";
    assertThat(from("https://any.example", proxied + PREFLIGHT).ask("OPTIONS", "/api/rooms", ""))
        .startsWith("HTTP/1.1 204 ")
        .contains("Access-Control-Allow-Origin: *\r\n");
    assertThat(from("https://any.example", proxied).ask("GET", "/api/rooms?roomid=x", ""))
        .startsWith("HTTP/1.1 429 ")
        .contains("Access-Control-Expose-Headers: Retry-After\r\n")
        .contains("Retry-After: ")
        .contains("Access-Control-Allow-Origin: *\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "Content-Length: 20000000,413",
    "Content-Length: 5000000000,413",
    "Content-Length: x,400"
  })
  void refusalOfABodyShouldBeSeen(String length, int status) throws IOException {
    String answer =
        new ProxiedClient(server, "Origin: " + ALLOWED + "\r\n" + length + "\r\n")
            .askWithoutBody("POST", "/api/messages");

    assertThat(ProxiedClient.statusOf(answer)).isEqualTo(status);
    assertThat(answer).contains("Access-Control-Allow-Origin: " + ALLOWED + "\r\n");
  }

  @Test
  void pageOfAnAppShouldBeLetIn() throws IOException {
    assertThat(from("capacitor://localhost", "").ask("GET", "/api/me", ""))
        .startsWith("HTTP/1.1 401 ")
        .contains("Access-Control-Allow-Origin: capacitor://localhost\r\n")
        .contains("Access-Control-Allow-Credentials: true\r\n");
    assertThat(from("capacitor://localhost", "").handshake("/api/ws")).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "https://chat.example,chat.example:443,401",
    "https://chat.example,Chat.Example,401",
    "http://chat.example,chat.example:80,401",
    "https://chat.example:8443,chat.example,403",
    "https://evil.example,chat.example,403"
  })
  void pageOfTheServerItselfShouldOpenSockets(String origin, String host, int status)
      throws IOException {
    // 401: let in, but for the token.
    assertThat(from(origin, "X-Forwarded-Host: " + host + "\r\n").handshake("/api/ws"))
        .isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "https,https://chat.example,401",
    "https,http://chat.example,403",
    "https,evil://chat.example,403",
    "https,ionic://chat.example,403",
    "http,http://chat.example,401",
    "http,https://chat.example,401",
    "http,evil://chat.example,403",
    "https,capacitor://localhost,401"
  })
  void pageOfTheServerItselfShouldComeAsTheServerDoes(String proto, String origin, int status)
      throws IOException {
    String proxied = "X-Forwarded-Proto: " + proto + "\r\n";

    assertThat(from(origin, proxied).handshake("/api/ws")).isEqualTo(status);
    assertThat(
            from(origin, proxied + "Cookie: sotto_refresh=unknown\r\n")
                .status("POST", "/api/auth/refresh", ""))
        .isEqualTo(status);
  }

  @Test
  void schemesOfAppsShouldNotBeThoseOfTheServer() throws IOException {
    assertThat(from("ionic://localhost", "X-Forwarded-Host: localhost\r\n").handshake("/api/ws"))
        .isEqualTo(403);
  }

  @Test
  void plainPagesShouldBeForeignWhereThePublicUrlIsEncrypted() throws IOException {
    try (TestServer encrypted =
        TestServer.start(Setup.standard().withPublicUrl("https://chat.example"))) {
      assertThat(
              new ProxiedClient(encrypted, "Origin: http://chat.example\r\n").handshake("/api/ws"))
          .isEqualTo(403);
      assertThat(
              new ProxiedClient(encrypted, "Origin: https://chat.example\r\n").handshake("/api/ws"))
          .isEqualTo(401);
    }
  }

  @Test
  void cookieShouldBeSecureWhenTheClientHasAskedForHttps() throws IOException {
    String secure =
        new ProxiedClient(server, "X-Forwarded-Proto: https\r\n")
            .ask("POST", "/api/auth/register", CREDENTIALS.formatted(",\"cookie\":true"));
    String plain =
        new ProxiedClient(server, "")
            .ask("POST", "/api/auth/login", CREDENTIALS.formatted(",\"cookie\":true"));

    assertThat(secure).containsPattern("Set-Cookie: sotto_refresh=[^\r]*Secure");
    assertThat(plain).contains("Set-Cookie: sotto_refresh=").doesNotContain("Secure");
  }

  @Test
  void foreignPagesShouldNeitherUseTheCookieNorBeGivenOne() throws IOException {
    String registered =
        from("https://chat.example", "")
            .ask("POST", "/api/auth/register", CREDENTIALS.formatted(",\"cookie\":true"));
    String cookie =
        "Cookie: " + registered.replaceAll("(?s).*Set-Cookie: (sotto_refresh=[^;]*);.*", "$1");

    assertThat(from("https://evil.example", cookie + "\r\n").ask("POST", "/api/auth/refresh", ""))
        .startsWith("HTTP/1.1 403 ")
        .contains("FORBIDDEN_ORIGIN")
        .doesNotContain("Set-Cookie");
    assertThat(from("null", cookie + "\r\n").ask("POST", "/api/auth/refresh", ""))
        .startsWith("HTTP/1.1 403 ");
    assertThat(
            from("https://evil.example", "")
                .ask("POST", "/api/auth/login", CREDENTIALS.formatted(",\"cookie\":true")))
        .startsWith("HTTP/1.1 403 ");
    assertThat(
            from("https://evil.example", "")
                .ask("POST", "/api/auth/login", CREDENTIALS.formatted("")))
        .startsWith("HTTP/1.1 200 ");
    assertThat(from("https://chat.example", cookie + "\r\n").ask("POST", "/api/auth/refresh", ""))
        .startsWith("HTTP/1.1 200 ");
  }

  private ProxiedClient from(String origin, String headers) {
    return new ProxiedClient(server, "Origin: " + origin + "\r\n" + headers);
  }
}
