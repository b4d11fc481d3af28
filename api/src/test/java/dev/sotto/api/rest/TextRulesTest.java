// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Text rules of handles, passwords and messages.
final class TextRulesTest {
  private final TestServer server = TestServer.start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void handlesShouldBeFoundCaseFolded() {
    TestClient asker = TestClient.registered(server, "asker");
    TestClient nikos = TestClient.registered(server, "ΝΙΚΟΣΠΑΠ");
    TestClient strasse = TestClient.registered(server, "Straße");

    assertThat(found(asker, "ΝΙΚΟΣ")).containsExactly(nikos.id());
    assertThat(found(asker, "νικος")).containsExactly(nikos.id());
    assertThat(found(asker, "STRASS")).containsExactly(strasse.id());
    assertThat(TestClient.loggedIn(server, "STRASSE", "").id()).isEqualTo(strasse.id());
    asker
        .post("/api/auth/register", TestClient.credentials("strasse", "password123", ""))
        .assertProblem(409, "HANDLE_TAKEN");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bob\\u00a0",
        "\\u2007bob",
        "bob\\u202f",
        "mia\\u3164",
        "mi\\u034fa",
        "mi\\u200ba",
        "mi\\u00ada",
        "\\ufeffmia",
        "mi\\ud800a"
      })
  void handlesShouldHoldNothingThatNobodySees(String escaped) {
    TestClient.registered(server, "mia1");

    new TestClient(server)
        .post("/api/auth/register", TestClient.credentials(escaped, "password123", ""))
        .assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void shortHandlesShouldBeFoundWhole() {
    TestClient asker = TestClient.registered(server, "asker");
    TestClient wang = TestClient.registered(server, "王伟");
    TestClient al = TestClient.registered(server, "al");
    TestClient.registered(server, "alan");
    TestClient longest = TestClient.registered(server, "\uFDFA".repeat(16));

    assertThat(found(asker, "王伟")).containsExactly(wang.id());
    assertThat(found(asker, "王")).isEmpty();
    assertThat(found(asker, "AL")).containsExactly(al.id());
    assertThat(found(asker, "\uFDFA".repeat(15))).containsExactly(longest.id());
  }

  @Test
  void passwordsShouldBeTheSameOnEveryKeyboard() {
    var client = new TestClient(server);
    client
        .post("/api/auth/register", TestClient.credentials("kay", "pa\u0308sswort\u00a09", ""))
        .data(201);

    assertThat(logIn("kay", "p\u00e4sswort 9")).isEqualTo(200);
    assertThat(logIn("kay", "pa\u0308sswort 9")).isEqualTo(200);
    assertThat(logIn("kay", "passwort 9")).isEqualTo(401);
  }

  @Test
  void passwordsTooShortForTodayShouldBeWrongHere() {
    // As an older surface lets people choose it.
    server.sotto().accounts().registration().register(new Handle("shorty"), new Password("x"));

    assertThat(logIn("shorty", "x")).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/me/public-key", "/api/push"})
  void opaqueTextShouldBeRefusedWhenItIsHalfAPair(String path) {
    TestClient client = TestClient.registered(server, "anna");

    client
        .put(
            path,
            path.endsWith("key")
                ? "{\"publicKey\":\"A\\ud800B\"}"
                : "{\"service\":\"fcm\",\"token\":\"A\\ud800B\"}")
        .assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void deviceNamesShouldBeRefusedWhenTheyHoldHalfAPair() {
    new TestClient(server)
        .post(
            "/api/auth/register",
            TestClient.credentials("anna", "password123", ",\"deviceName\":\"A\\ud800B\""))
        .assertProblem(400, "INVALID_REQUEST");
  }

  @Test
  void bodiesShouldBeNothingButUtf8() throws Exception {
    String json = TestClient.credentials("ab/cd", "password123", "");
    byte[] plain = json.getBytes(StandardCharsets.US_ASCII);
    byte[] overlong = new byte[plain.length + 1];
    int slash = json.indexOf('/');
    System.arraycopy(plain, 0, overlong, 0, slash);
    overlong[slash] = (byte) 0xc0;
    overlong[slash + 1] = (byte) 0xaf;
    System.arraycopy(plain, slash + 1, overlong, slash + 2, plain.length - slash - 1);

    assertThat(register(overlong)).isEqualTo(400);
    assertThat(register(("\uFEFF" + json).getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
    for (String other : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE")) {
      assertThat(register(json.getBytes(Charset.forName(other)))).as(other).isEqualTo(400);
    }
    assertThat(register("{\"handle\":\"mü\"}".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(400);
    assertThat(register(plain)).isEqualTo(201);
  }

  private int register(byte[] body) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> answer =
          http.send(
              HttpRequest.newBuilder(server.http("/api/auth/register"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    }
  }

  private int logIn(String handle, String password) {
    return new TestClient(server)
        .post("/api/auth/login", TestClient.credentials(handle, password, ""))
        .status();
  }

  private static List<Long> found(TestClient asker, String prefix) {
    var ids = new ArrayList<Long>();
    asker
        .get("/api/users?prefix=" + URLEncoder.encode(prefix, StandardCharsets.UTF_8))
        .data(200)
        .forEach(user -> ids.add(user.path("id").asLong()));
    return ids;
  }
}
