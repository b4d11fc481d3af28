// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sotto.api.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/// Calls the facade as the client of FoxTrot does.
final class FoxTrotClient implements AutoCloseable {
  static final String PASSWORD = "correct horse";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestServer server;
  private final boolean own;
  private final HttpClient http = HttpClient.newHttpClient();

  /// @param server closed by the caller
  FoxTrotClient(TestServer server) {
    this(server, false);
  }

  private FoxTrotClient(TestServer server, boolean own) {
    this.server = server;
    this.own = own;
  }

  /// {@return a client with a server of its own, which closes with it}
  static FoxTrotClient withServer() {
    return new FoxTrotClient(TestServer.start(setup()), true);
  }

  TestServer server() {
    return server;
  }

  /// Starts a server with the facade and without limits.
  static TestServer.Setup setup() {
    return TestServer.Setup.standard().withFacades("foxtrot");
  }

  User newUser(String name) {
    String body = credentials(name, PASSWORD);
    call("POST", "/signup", "", body);
    return logIn(name);
  }

  User logIn(String name) {
    JsonNode answer = call("POST", "/login", "", credentials(name, PASSWORD)).json();
    return new User(
        name, answer.path("user_data").path("id").longValue(), answer.path("token").asText());
  }

  static String credentials(String name, String password) {
    return JSON.createObjectNode().put("phone_no", name).put("password", password).toString();
  }

  Answer get(User user, String path) {
    return call("GET", path, "JWT " + user.token(), "");
  }

  Answer post(User user, String path, String body) {
    return call("POST", path, "JWT " + user.token(), body);
  }

  /// Adds each to the contacts of the other.
  void befriend(User one, User other) {
    post(one, "/addContact", "{\"id\":%d}".formatted(other.id()));
    post(other, "/addContact", "{\"id\":%d}".formatted(one.id()));
  }

  Answer send(User from, User to, String text) {
    return post(from, "/sendMessage", message(Long.toString(to.id()), text));
  }

  /// @param contact as JSON
  static String message(String contact, String text) {
    return "{\"message\":\"%s\",\"contact_id\":%s,\"contact_phone_no\":\"x\"}"
        .formatted(text, contact);
  }

  /// @param path what follows the prefix of the facade
  Answer call(String method, String path, String authorization, String body) {
    var request =
        HttpRequest.newBuilder(server.http("/foxtrot-api" + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  FoxTrotTestSocket connect(User user) {
    return FoxTrotTestSocket.open(http, server, "?token=" + user.token());
  }

  FoxTrotTestSocket connectWith(String query) {
    return FoxTrotTestSocket.open(http, server, query);
  }

  @Override
  public void close() {
    // Not close(): it waits for sockets that the client itself has lost count of.
    http.shutdownNow();
    if (own) {
      server.close();
    }
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record User(String name, long id, String token) {}

  record Answer(HttpResponse<String> response) {
    int status() {
      return response.statusCode();
    }

    String body() {
      return response.body();
    }

    JsonNode json() {
      return parse(body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
