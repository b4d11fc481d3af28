// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;

/// An account whose client speaks FoxTrot.
record FoxTrotUser(ConstrainedServer server, long id, String token) {
  /// {@return a new account, logged in}
  static FoxTrotUser signedUp(ConstrainedServer server, String name) throws IOException {
    var nobody = new FoxTrotUser(server, 0, "");
    String credentials = "{\"phone_no\":\"%s\",\"password\":\"long enough\"}".formatted(name);
    nobody.ask(nobody.request("POST", "/signup", credentials));
    String answer = nobody.ask(nobody.request("POST", "/login", credentials));
    JsonNode body =
        ConstrainedServer.JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    return new FoxTrotUser(
        server, body.path("user_data").path("id").asLong(), body.path("token").asText());
  }

  /// {@return the status of the answer}
  int post(String path, String body) throws IOException {
    return Integer.parseInt(ask(request("POST", path, body)).substring(9, 12));
  }

  private String ask(String request) throws IOException {
    try (Socket socket = server.say(request)) {
      return ConstrainedServer.answer(socket);
    }
  }

  /// {@return a whole request, after which the connection ends}
  ///
  /// @param path what follows the prefix of the facade
  String request(String method, String path, String body) {
    return "%s /foxtrot-api%s HTTP/1.1\r\nHost: a\r\nConnection: close\r\nAuthorization: JWT %s\r\n"
            .formatted(method, path, token)
        + "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(body.length())
        + body;
  }
}
