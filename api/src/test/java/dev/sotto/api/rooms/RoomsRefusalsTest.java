// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Errors before the routes of the facade look as clients expect, and what is for the operator only
/// stays so.
final class RoomsRefusalsTest {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final String PASSWORD = "not known to clients";

  private final TestServer server = TestServer.start(setup());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST /api/rooms,Content-Length: 99999999,413,too_large",
    "POST /API/user/purge/,Content-Length: 99999999,413,too_large",
    "GET /api/rooms?roomid=a|b,Host: x,400,invalid_request",
    "GET /rooms,no colon,400,invalid_request"
  })
  void refusalsShouldHaveTheShapeOfTheFacade(String target, String header, int status, String word)
      throws IOException {
    String answer = speak("%s HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n".formatted(target, header));

    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .endsWith("{\"error\":\"%s\"}".formatted(word))
        .containsIgnoringCase("Access-Control-Allow-Origin: *")
        .containsIgnoringCase("Access-Control-Allow-Methods: GET, POST, DELETE, OPTIONS")
        .containsIgnoringCase("Content-Type: application/json");
  }

  @Test
  void roomsShouldBeListedWholeForTheOperatorOnly() throws Exception {
    try (RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server)) {
      anna.join("free text");
      anna.expect("room_joined");

      assertThat(list("admin:" + PASSWORD)).contains("\"free text\"");
      assertThat(list("admin:guessed")).contains("\"free tex\"");
      assertThat(client.get("/rooms").body()).contains("\"free tex\"");
    }
  }

  private String list(String credentials) throws IOException, InterruptedException {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(server.http("/rooms"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    return client.http().send(request.build(), BodyHandlers.ofString()).body();
  }

  private String speak(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  private static TestServer.Setup setup() {
    TestServer.Setup setup = RoomsClient.setup();
    ApiSettings settings = setup.settings();
    return setup.with(
        new ApiSettings(
            settings.listener(),
            settings.jwtSecret(),
            settings.facades(),
            settings.corsOrigins(),
            PASSWORD,
            settings.foxTrot()));
  }
}
