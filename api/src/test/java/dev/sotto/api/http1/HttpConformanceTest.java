// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.media.MediaClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HttpConformanceTest {
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: a\r\n";
  private static final String LAST = LIVE + "Connection: close\r\n\r\n";
  private static final String ALIVE = "{\"status\":\"alive\"}";

  private TestServer server;

  @BeforeAll
  void start() {
    server = TestServer.start(TestServer.Setup.standard().withFacades("foxtrot", "rooms"));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /health/live HTTP/1.0\r\nHost: x\r\nConnection: close\r\n\r\n",
        "GET /health/live HTTP/1.0\r\nHost: x\r\n\r\n",
        "GET /health/live HTTP/1.0\r\n\r\n",
        "\r\nGET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "\r\n\r\nGET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: x-what, CLOSE\r\n\r\n",
        "GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: x\r\nConnection: close\r\n\r\n",
        "GET http://elsewhere/health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      })
  void requestShouldBeServedAndTheConnectionEnd(String request) {
    String answer = speak(request);

    assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith(ALIVE).containsOnlyOnce("HTTP/1.1");
    assertThat(answer).contains("Connection: close").doesNotContain("chunked");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 9\r\n\r\n{}", "Transfer-Encoding: chunked\r\n\r\n2\r\n{}"})
  void clientThatEndsItsSideWithinABodyShouldHearIt(String rest) {
    String answer =
        MediaClient.speak(
            server,
            "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n" + rest,
            false);

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("before the body was whole");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "192.0.2.1:", "[::1]:", "a:8080"})
  void portShouldBeLeftOutOfTheHost(String host) {
    String answer =
        speak("GET /health/live HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host));

    assertThat(answer).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void dateShouldFollowTheClockAlsoWhenItIsSetBack() {
    for (Duration jump : List.of(Duration.ofDays(40), Duration.ofDays(-40), Duration.ofHours(-2))) {
      server.jump(jump);
      String expected =
          DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
              .withZone(ZoneOffset.UTC)
              .format(server.now());

      assertThat(speak(LAST)).contains("\r\nDate: " + expected + "\r\n");
      assertThat(speak("nonsense\r\n\r\n")).contains("\r\nDate: " + expected + "\r\n");
    }
    server.jump(Duration.ofHours(2));
  }

  @Test
  void olderClientShouldGoOnWhenItAsksForThat() {
    String kept = "GET /health/live HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n";

    String answer = speak(kept + kept + LAST);

    assertThat(answer.split("HTTP/1.1 200 ", -1)).hasSize(4);
    assertThat(answer).contains("Connection: keep-alive");
  }

  @ParameterizedTest
  @CsvSource({
    "/health/live, 200",
    "/openapi.yaml, 200",
    "/api/me, 401",
    "/api/auth/login, 405",
    "/nothing, 404",
    "/foxtrot-api/nothing, 404",
    "/rooms, 200",
    "/, 200",
    "/media/nothing, 404",
    "/api/files/nothing, 401",
    "/x;y, 404"
  })
  void headShouldBeAsGetWithoutABody(String path, int status) {
    String head = speak("HEAD " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(head).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n");
    assertThat(head.split("\r\n\r\n", -1)).hasSize(2);
  }

  @Test
  void headShouldLeaveTheConnectionInStep() {
    String answer = speak("HEAD /health/live HTTP/1.1\r\nHost: a\r\n\r\n" + LAST);

    assertThat(answer).containsOnlyOnce(ALIVE).endsWith(ALIVE);
    assertThat(answer.split("HTTP/1.1 200 ", -1)).hasSize(3);
    assertThat(answer.split("Content-Length: " + ALIVE.length(), -1)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: gzip, chunked",
        "Transfer-Encoding: chunked, chunked",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: identity",
        "Transfer-Encoding: xchunked",
        "Transfer-Encoding: \"chunked\"",
        "Transfer-Encoding: chunked;q=1",
        "Transfer-Encoding:",
        "Transfer-Encoding : chunked",
        "Transfer-Encoding: chunked\r\nContent-Length: 5",
        "Content-Length: 5\r\nTransfer-Encoding: Chunked",
        "Content-Length: 5\r\nContent-Length: 6",
        "Content-Length: 5\r\nContent-Length: 5",
        "Content-Length: 5, 5",
        "Content-Length: +5",
        "Content-Length: -5",
        "Content-Length: 0x5",
        "Content-Length: 5 5",
        "Content-Length:",
        "Content-Length: 99999999999999999999",
        "X: y\r\n Transfer-Encoding: chunked",
        "X: y\rTransfer-Encoding: chunked",
        "X: y\nTransfer-Encoding: chunked",
        "X: y\u0000z",
        "Host: b"
      })
  void lengthInDoubtShouldBeRefusedAndNothingReadOn(String headers) {
    String answer =
        speak(
            "POST /api/auth/login HTTP/1.1\r\nHost: a\r\n"
                + headers
                + "\r\n\r\n26 ;/health/live HTTP/1.1\r\n\r\n"
                + LAST);

    assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1");
    assertThat(answer).contains("Connection: close").doesNotContain(ALIVE);
  }

  @Test
  void chunkedShouldBeUnderstoodInAnyCaseWithExtensionsAndTrailers() {
    String answer =
        speak(
            "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n"
                + "15;a=b;c\r\n{\"handle\":\"nobody\",\"p\r\n10 \r\nassword\":\"none\"}\r\n"
                + "0;x\r\nSome: trailer\r\n\r\n"
                + LAST);

    assertThat(answer).startsWith("HTTP/1.1 401 ").endsWith(ALIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\n{}\r\n0\r\n\r\n",
        "-2\r\n{}\r\n0\r\n\r\n",
        "+2\r\n{}\r\n0\r\n\r\n",
        "0x2\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}x\r\n0\r\n\r\n",
        "2\n{}\r\n0\r\n\r\n",
        "\r\n{}\r\n0\r\n\r\n",
        " 2\r\n{}\r\n0\r\n\r\n",
        "\t2\r\n{}\r\n0\r\n\r\n",
        "2\u000b\r\n{}\r\n0\r\n\r\n",
        "2\u001f\r\n{}\r\n0\r\n\r\n",
        "2;a=\u0000\r\n{}\r\n0\r\n\r\n",
        "2\r\n{}\r\n0\r\nA: \u0000\r\n\r\n",
        "2\r\n{}\r\n0\r\nno colon\r\n\r\n",
        "2\r\n{}\r\n0\r\na b: c\r\n\r\n",
        "1000000000000000000\r\n{}"
      })
  void badChunkShouldBeRefusedAtOnce(String body) {
    String answer =
        speak(
            "POST /api/auth/login HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                + body
                + LAST);

    assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/live;x",
        "//health/live",
        "/health//live",
        "/x/../health/live",
        "/./health/live",
        "/x/%2e%2e/health/live",
        "/health%2flive",
        "/health%5Clive",
        "/health/live%00",
        "/health/live/.."
      })
  void pathShouldBeReadInOneWayOnly(String path) {
    assertThat(speak("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404 ")
        .doesNotContain(ALIVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health/live?x=%ff",
        "/health/live?%ED%A0%80=1",
        "/health/live?x=%C0%AF",
        "/health/live?x=%E2%82&y=%AC",
        "/health/live?x=100%",
        "/health/live?x=%zz",
        "/health/live/%FF",
        "/api/users/%ED%A0%BD",
        "/api/users?prefix=m%FCller",
        "/api/ws?token=%FF",
        "/foxtrot-api/getConversations?since=%ff",
        "/foxtrot-api/%E4",
        "/rooms/%80",
        "/api/files?after=%ff",
        "/media/%ff/%ff"
      })
  void targetThatIsNoTextShouldBeRefused(String target) {
    assertThat(speak("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ")
        .contains("UTF-8")
        .doesNotContain("\ufffd", ALIVE);
  }

  @Test
  void targetShouldBeTextInAnyScript() {
    String target = "/health/live?%C3%A4=%F0%9F%98%80+%EF%BF%BD";

    assertThat(speak("GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/ws, 426",
    "GET /foxtrot-api/ws, 426",
    "POST /nothing, 404",
  })
  void socketPathShouldSayWhatIsMissing(String line, int status) {
    String answer = speak(line + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    if (status == 426) {
      assertThat(answer)
          .contains("Sec-WebSocket-Version: 13")
          .contains("Upgrade: websocket")
          .contains("proxy_set_header Upgrade");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "Get", "head", "delete", "oPTIONS", "x"})
  void methodShouldBeToldApartByCase(String method) {
    String answer =
        speak(method + " /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answer)
        .startsWith("HTTP/1.1 501 ")
        .contains("capitals", "\"status\":501")
        .doesNotContain(ALIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 6", "Transfer-Encoding: chunked"})
  void upgradeShouldHaveNoBody(String length) {
    String answer =
        speak(
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                + length
                + "\r\n\r\n\u0089\u0080\u0000\u0000\u0000\u0000");

    assertThat(answer).startsWith("HTTP/1.1 400 ").containsOnlyOnce("HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 426",
    "'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 8\r\n', 426",
    "'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 13\r\n', 426",
    "'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n', 400",
  })
  void handshakeShouldSayEachThingOnce(String headers, int status) {
    String answer =
        speak(
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + headers
                + "\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 8, Upgrade, websocket, 426",
    "POST, 13, Upgrade, websocket, 405",
    "GET, 13, 'keep-alive, upgrade', 'h2c, WebSocket', 401",
    "GET, 13, keep-alive, websocket, 426"
  })
  void upgradeShouldBeJudgedByItsWords(
      String method, String version, String connection, String upgrade, int status) {
    String answer =
        speak(
            method
                + " /api/ws HTTP/1.1\r\nHost: a\r\nConnection: "
                + connection
                + ", close\r\nUpgrade: "
                + upgrade
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: "
                + version
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    if (status == 426) {
      assertThat(answer).contains("Sec-WebSocket-Version: 13");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/ws", "/foxtrot-api/ws"})
  void handshakeWithoutAKeyShouldSayThatItIsMissing(String path) {
    String answer =
        speak(
            "GET "
                + path
                + " HTTP/1.1\r\n"
                + "Host: a\r\n"
                + "Connection: Upgrade, close\r\n"
                + "Upgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Sec-WebSocket-Key is missing");
  }

  @Test
  void versionsShouldBeToldApart() {
    assertThat(speak("GET / HTTP/2.0\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 505 ");
    assertThat(speak("GET / SPDY/1\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(speak("GET /\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(speak("POST /api/me HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(speak(LIVE + "Expect: what\r\n\r\n")).startsWith("HTTP/1.1 417 ");
  }

  private String speak(String request) {
    return RawHttpClient.speak(server.port(), request);
  }
}
