// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.http1.RawHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Numbers, bytes and bodies are written in one way only; what is written in another is refused
/// with a word about how.
final class StrictInputTest {
  private final TestServer server = TestServer.start();
  private final TestClient ada = TestClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2B5", "05", "%D9%A5", "%EF%BC%95", "5.0", "%205", "5%20", "-5", ""})
  void numbersShouldHaveOneSpelling(String number) {
    ada.get("/api/mailbox?limit=5").data(200);

    ada.get("/api/mailbox?limit=" + number).assertProblem(400, "INVALID_REQUEST");
    ada.get("/api/messages?with=" + number).assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void idsInPathsShouldHaveOneSpelling() {
    ada.get("/api/users/" + ada.id()).data(200);

    for (String other : new String[] {"%2B" + ada.id(), "0" + ada.id(), ada.id() + "%20"}) {
      ada.get("/api/users/" + other).assertProblem(404, "NOT_FOUND");
      ada.put("/api/contacts/" + other, "").assertProblem(404, "NOT_FOUND");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mi  a",
        "mi\\u2800a",
        "mi a\\ud834\\udd59",
        "mi a\\uffff",
        "mi a\\u0378",
        "mi a\\ue000",
        "mi \\u2003a"
      })
  void handlesShouldNotLookLikeOthers(String escaped) {
    TestClient.registered(server, "mi a");

    new TestClient(server)
        .post("/api/auth/register", TestClient.credentials(escaped, "password123", ""))
        .assertProblem(400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"QQ", "QR==", "QQ=", "QQ==\\n", "_-__", "Q Q="})
  void bytesShouldHaveOneSpelling(String base64) {
    String body =
        "{\"to\":%d,\"clientMessageId\":\"m\",\"body\":\"%s\"}".formatted(ada.id(), base64);
    ada.post("/api/messages", body).assertProblem(400, "INVALID_REQUEST");
    ada.post("/api/messages", body.replace(base64, "QQ==")).data(201);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,201",
    "application/json; charset=utf-8,201",
    "Application/JSON,201",
    "application/problem+json,201",
    "text/plain,415",
    "text/plain;charset=UTF-8,415",
    "application/x-www-form-urlencoded,415",
    "application/jsonp,415",
    "nonsense,415"
  })
  void bodiesShouldBeJsonWhereTheirTypeIsSaid(String type, int status) {
    String body = TestClient.credentials("new", "password123", "");

    assertThat(RawHttpClient.speak(server.port(), registration("Content-Type: " + type, body)))
        .startsWith("HTTP/1.1 " + status);
    if (status == 201) {
      assertThat(RawHttpClient.speak(server.port(), registration("X-Other: none", body)))
          .startsWith("HTTP/1.1 409 ");
    }
  }

  @ParameterizedTest
  @CsvSource({"identity,201", "gzip,415", "br,415", "'identity, gzip',415", "GZIP,415"})
  void bodiesShouldComeAsTheyAre(String coding, int status) {
    String body = TestClient.credentials("new", "password123", "");

    assertThat(
            RawHttpClient.speak(
                server.port(),
                registration(
                    "Content-Type: application/json\r\nContent-Encoding: " + coding, body)))
        .startsWith("HTTP/1.1 " + status)
        .satisfies(
            answer -> {
              if (status == 415) {
                assertThat(answer)
                    .contains(
                        "Accept-Encoding: identity\r\n", "\"code\":\"UNSUPPORTED_MEDIA_TYPE\"");
              }
            });
  }

  @Test
  void uploadsShouldComeAsTheyAre() {
    ada.send("PUT", "/api/me/public-key", "{\"publicKey\":\"k\"}", "Content-Encoding", "gzip")
        .assertProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  /// What the URL Standard leaves as it is.
  @ParameterizedTest
  @ValueSource(strings = {"[", "]", "{", "}", "|", "^", "\\", "`", "a[0]={b|c}^\\"})
  void queriesShouldBeTakenAsBrowsersWriteThem(String raw) {
    TestClient other =
        TestClient.registered(server, raw.repeat(8).substring(0, 8).replace("\\", "\\\\"));

    String answer =
        RawHttpClient.speak(
            server.port(),
            "GET /api/users?prefix=%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(raw.repeat(8).substring(0, 8), ada.accessToken()));

    assertThat(answer).startsWith("HTTP/1.1 200 ").contains("\"id\":" + other.id());
  }

  @Test
  void targetsShouldBeRefusedWithAWordAboutHowToWriteThem() {
    for (String target : new String[] {"/api/users?prefix=\u00e4", "/api/users/{id}", "/a\\b"}) {
      assertThat(
              RawHttpClient.speak(server.port(), "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n"))
          .startsWith("HTTP/1.1 400 ")
          .contains("percent sign");
    }
  }

  private static String registration(String header, String body) {
    return "POST /api/auth/register HTTP/1.1\r\nHost: a\r\nConnection: close\r\n%s\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(header, body.length(), body);
  }
}
