// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.http1.RawHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Errors before routing are answered as all others: with an id, the headers that protect browsers,
/// and CORS.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreRoutingErrorTest {
  private static final String ALLOWED = "https://app.example.org";
  private static final String UPGRADE =
      "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final String VERSION = UPGRADE + "Sec-WebSocket-Version: 13\r\n";

  private TestServer server;

  @BeforeAll
  void start() {
    server =
        TestServer.start(
            TestServer.Setup.standard().withFacades("foxtrot", "rooms").withOrigins(ALLOWED));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /x;y | '' | 404 | NOT_FOUND",
        "GET /api/me | 'X y: z\r\n' | 400 | INVALID_REQUEST",
        "GET /api/me | 'Expect: what\r\n' | 417 | EXPECTATION_FAILED",
        "POST /api/messages | 'Transfer-Encoding: x\r\n' | 400 | INVALID_REQUEST"
      })
  void refusalOfTheReaderShouldBeToldAsAnyOther(
      String line, String headers, int status, String code) {
    assertTold(speak(line, ALLOWED, headers), status, code);
  }

  @Test
  void refusalOfWhatIsTooLongShouldBeToldAsAnyOther() {
    assertTold(
        speak("GET /api/me", ALLOWED, "X: " + "y".repeat(9_000) + "\r\n"),
        431,
        "HEADERS_TOO_LARGE");
  }

  @Test
  void refusedHandshakeShouldBeToldAsAnyOther() {
    assertTold(speak("GET /api/ws", ALLOWED, VERSION), 401, "UNAUTHENTICATED");
    assertTold(
        speak("GET /api/ws", ALLOWED, UPGRADE + "Sec-WebSocket-Version: 8\r\n"),
        426,
        "UPGRADE_REQUIRED");
    assertTold(speak("POST /api/ws", ALLOWED, VERSION), 405, "METHOD_NOT_ALLOWED");
    assertThat(speak("HEAD /api/ws", ALLOWED, VERSION))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET\r\n");
    assertThat(speak("HEAD /", ALLOWED, VERSION)).startsWith("HTTP/1.1 405 ");
    assertTold(speak("GET /api/none", ALLOWED, VERSION), 400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"YQ==", "x", "dGhlIHNhbXBsZSBub25jZSE=", "dGhlIHNhbXBsZSBub25jZQ==="})
  void surfaceShouldTellThatAHandshakeHasNoKey(String key) {
    String handshake =
        "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: %s\r\n".formatted(key);

    assertTold(speak("GET /api/ws", ALLOWED, handshake), 400, "INVALID_REQUEST");
    assertThat(speak("GET /", ALLOWED, handshake))
        .startsWith("HTTP/1.1 400 ")
        .endsWith("{\"error\":\"invalid_request\"}");
  }

  @Test
  void foreignPageShouldSeeNothing() {
    String answer = speak("GET /api/ws", "https://evil.example", VERSION);

    assertThat(answer).startsWith("HTTP/1.1 403 ").contains("\"code\":\"FORBIDDEN_ORIGIN\"");
    assertThat(answer).doesNotContain("Access-Control-Allow-Origin");
  }

  private static void assertTold(String answer, int status, String code) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status + " ")
        .contains("Access-Control-Allow-Origin: " + ALLOWED + "\r\n")
        .contains("Vary: Origin\r\n")
        .contains("X-Content-Type-Options: nosniff\r\n")
        .contains("Cache-Control: no-store\r\n")
        .contains("\"code\":\"" + code + "\"")
        .containsPattern("\"requestId\":\"[0-9a-f]{16}\"");
  }

  private String speak(String line, String origin, String headers) {
    return RawHttpClient.speak(
        server.port(),
        "%s HTTP/1.1\r\nHost: a\r\nOrigin: %s\r\n%s\r\n".formatted(line, origin, headers));
  }
}
