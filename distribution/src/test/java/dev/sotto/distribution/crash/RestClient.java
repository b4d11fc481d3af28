// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// One account that speaks the native REST protocol. Safe for use by many threads.
public final class RestClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int PAGE = 100;

  private final HttpClient http;
  private final String url;
  private final long account;
  private final String token;

  private RestClient(HttpClient http, String url, long account, String token) {
    this.http = http;
    this.url = url;
    this.account = account;
    this.token = token;
  }

  /// {@return a client for a new account}
  public static RestClient register(HttpClient http, String url, String handle)
      throws IOException, InterruptedException {
    return enter(http, url, "register", 201, handle, "long enough");
  }

  /// {@return a client for an account that exists, on a new device}
  public static RestClient logIn(HttpClient http, String url, String handle, String password)
      throws IOException, InterruptedException {
    return enter(http, url, "login", 200, handle, password);
  }

  /// {@return the same account on a new device}
  public RestClient onNewDevice(String handle) throws IOException, InterruptedException {
    return logIn(http, url, handle, "long enough");
  }

  private static RestClient enter(
      HttpClient http, String url, String how, int status, String handle, String password)
      throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("handle", handle).put("password", password);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/api/auth/" + how))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != status) {
      throw new IllegalStateException(how + ": " + response.body());
    }
    JsonNode data = JSON.readTree(response.body()).path("data");
    return new RestClient(
        http,
        url,
        data.path("account").path("id").longValue(),
        data.path("accessToken").textValue());
  }

  /// {@return the same account and session, at another node}
  public RestClient at(String node) {
    return new RestClient(http, node, account, token);
  }

  /// {@return where it is sent to, without a path}
  public String url() {
    return url;
  }

  /// {@return the access token of its session}
  public String token() {
    return token;
  }

  /// {@return the id of the account}
  public long account() {
    return account;
  }

  /// Lets `other` be written to.
  public void addContact(RestClient other) throws IOException, InterruptedException {
    HttpResponse<String> response =
        call("PUT", "/api/contacts/" + other.account(), JSON.createObjectNode());
    if (response.statusCode() != 200) {
      throw new IllegalStateException("contact: " + response.body());
    }
  }

  /// {@return the status of the answer}
  ///
  /// @throws IOException when there was no answer: nobody knows whether the message was stored
  public int send(RestClient recipient, String clientMessageId)
      throws IOException, InterruptedException {
    return call("POST", "/api/messages", message(recipient, clientMessageId)).statusCode();
  }

  /// {@return what a client says to send a message}
  public static ObjectNode message(RestClient recipient, String clientMessageId) {
    return JSON.createObjectNode()
        .put("to", recipient.account())
        .put("clientMessageId", clientMessageId)
        .put("body", "Y2lwaGVydGV4dA==");
  }

  /// {@return a socket of this account, open}
  ///
  /// @param path and query; `/api/ws` for a native one
  public WebSocket openSocket(String path, WebSocket.Listener listener) {
    return http.newWebSocketBuilder()
        .header("Authorization", "Bearer " + token)
        .connectTimeout(PATIENCE)
        .buildAsync(URI.create(url.replaceFirst("^http", "ws") + path), listener)
        .join();
  }

  /// {@return everything in the mailbox, in order}
  public List<JsonNode> mailbox() throws IOException, InterruptedException {
    var entries = new ArrayList<JsonNode>();
    long after = 0;
    while (true) {
      HttpResponse<String> response =
          call(
              "GET",
              "/api/mailbox?after=%d&limit=%d".formatted(after, PAGE),
              JSON.createObjectNode());
      if (response.statusCode() != 200) {
        throw new IllegalStateException("mailbox: " + response.body());
      }
      JsonNode page = JSON.readTree(response.body()).path("data").path("entries");
      if (page.isEmpty()) {
        return entries;
      }
      page.forEach(entries::add);
      after = entries.getLast().path("sequence").longValue();
    }
  }

  /// {@return the answer to a request of this account}
  ///
  /// @param body left out of a `GET`
  public HttpResponse<String> call(String method, String path, ObjectNode body)
      throws IOException, InterruptedException {
    HttpRequest.BodyPublisher publisher =
        method.equals("GET")
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .method(method, publisher)
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
