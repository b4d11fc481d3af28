// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

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

/// Calls the facade as a client of rooms does.
final class RoomsClient implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestServer server;
  private final HttpClient http = HttpClient.newHttpClient();

  RoomsClient(TestServer server) {
    this.server = server;
  }

  /// Starts a server with the facade and without limits.
  static TestServer.Setup setup() {
    return TestServer.Setup.standard().withFacades("rooms");
  }

  Answer create(String code, String client1, int seconds) {
    return post(
        "/api/rooms",
        "{'joinid':'%s','client1':'%s','expiresInSeconds':%d}".formatted(code, client1, seconds));
  }

  Answer accept(String code, String client2) {
    return post("/api/rooms/accept", "{'joinid':'%s','client2':'%s'}".formatted(code, client2));
  }

  Answer check(String code, String client1) {
    return post("/api/rooms/check", "{'joinid':'%s','client1':'%s'}".formatted(code, client1));
  }

  /// {@return the id of a room of these two}
  String room(String code, String client1, String client2) {
    create(code, client1, 60);
    return accept(code, client2).json().path("roomid").asText();
  }

  Answer get(String path) {
    return call("GET", path, "");
  }

  /// @param body single quotes stand for double ones
  Answer post(String path, String body) {
    return call("POST", path, body);
  }

  Answer call(String method, String path, String body) {
    String json = body.replace('\'', '"');
    var request =
        HttpRequest.newBuilder(server.http(path))
            .method(
                method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
            .header("Content-Type", "application/json")
            .header("Origin", "https://page.example")
            .header("Access-Control-Request-Method", "POST");
    try {
      return new Answer(http.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  HttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

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

    /// {@return status and body, as `404 {"error":"x"}`}
    String told() {
      return body().isEmpty() ? Integer.toString(status()) : status() + " " + body();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }
}
