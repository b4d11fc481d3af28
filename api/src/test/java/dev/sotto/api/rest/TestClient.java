// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One native client: speaks to the routes with the tokens of its last login.
public final class TestClient {
  public static final String PASSWORD = "correct horse";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final TestServer server;
  private String accessToken = "";
  private String refreshToken = "";
  private long id;
  private int device;

  public TestClient(TestServer server) {
    this.server = server;
  }

  /// {@return a client that has registered this handle}
  public static TestClient registered(TestServer server, String handle) {
    var client = new TestClient(server);
    client.remember(client.post("/api/auth/register", credentials(handle, PASSWORD, "")).data(201));
    return client;
  }

  /// {@return another client of the same account, on a new device}
  public TestClient onNewDevice(String handle) {
    return loggedIn(server, handle, "");
  }

  /// {@return a client that has logged in}
  ///
  /// @param more further fields, each after a comma
  public static TestClient loggedIn(TestServer server, String handle, String more) {
    var client = new TestClient(server);
    client.remember(client.post("/api/auth/login", credentials(handle, PASSWORD, more)).data(200));
    return client;
  }

  public static String credentials(String handle, String password, String more) {
    return "{\"handle\":\"%s\",\"password\":\"%s\"%s}".formatted(handle, password, more);
  }

  /// {@return the body of a request to send `text`}
  public static String message(long to, String clientId, String text) {
    return "{\"to\":%d,\"clientMessageId\":\"%s\",\"body\":\"%s\"}"
        .formatted(to, clientId, base64(text));
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Makes this client and `other` contacts of each other.
  public void befriend(TestClient other) {
    put("/api/contacts/" + other.id, "").data(200);
    other.put("/api/contacts/" + id, "").data(200);
  }

  /// Sends a message. {@return its id}
  public long send(TestClient to, String clientId, String text) {
    return post("/api/messages", message(to.id, clientId, text)).data(201).path("id").asLong();
  }

  public void remember(JsonNode login) {
    accessToken = login.path("accessToken").asText();
    refreshToken = login.path("refreshToken").asText();
    id = login.path("account").path("id").asLong();
    device = login.path("deviceId").asInt();
  }

  public long id() {
    return id;
  }

  public int device() {
    return device;
  }

  public String accessToken() {
    return accessToken;
  }

  public String refreshToken() {
    return refreshToken;
  }

  public TestServer server() {
    return server;
  }

  public TestResponse get(String path) {
    return send("GET", path, "");
  }

  public TestResponse post(String path, String body) {
    return send("POST", path, body);
  }

  public TestResponse put(String path, String body) {
    return send("PUT", path, body);
  }

  public TestResponse delete(String path) {
    return send("DELETE", path, "");
  }

  /// @param headers names and values in turn
  public TestResponse send(String method, String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(server.http(path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!accessToken.isEmpty()) {
      request.header("Authorization", "Bearer " + accessToken);
    }
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return new TestResponse(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted", e);
    }
  }
}
