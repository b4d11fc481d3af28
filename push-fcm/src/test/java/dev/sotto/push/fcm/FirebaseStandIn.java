// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.push.fcm;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.sotto.testkit.push.PushServiceStandIn;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Firebase and Google's tokens, on the loopback address, for the real SDK.
final class FirebaseStandIn implements PushServiceStandIn, AutoCloseable {
  static final String PROJECT = "sotto-test";

  private static final Response TAKEN =
      new Response(200, "{\"name\":\"projects/x/messages/1\"}", "");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<JsonObject> messages = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile Response response = TAKEN;
  private volatile boolean silent;
  private volatile int tokenStatus = 200;
  private volatile int port;

  FirebaseStandIn() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/token", this::token);
    server.createContext("/v1/projects/" + PROJECT + "/messages:send", this::message);
    server.start();
    port = server.getAddress().getPort();
  }

  /// From now on all of Google is found at another port.
  void movesTo(int other) {
    port = other;
  }

  @Override
  public void answer(Answer answer) {
    switch (answer) {
      case TAKES_IT -> response = TAKEN;
      case KNOWS_NO_SUCH_TOKEN -> fails(404, "UNREGISTERED", "x", "");
      case REFUSES -> fails(401, "THIRD_PARTY_AUTH_ERROR", "x", "");
      case IS_BUSY -> fails(429, "QUOTA_EXCEEDED", "x", "");
      case IS_BROKEN -> fails(500, "INTERNAL", "x", "");
      case STAYS_SILENT -> silent = true;
    }
  }

  @Override
  public List<String> received() {
    return messages.stream().map(JsonObject::toString).toList();
  }

  @Override
  public void stop() {
    close();
  }

  /// Answers with an error of Firebase from now on.
  void fails(int status, String code, String text, String retryAfter) {
    String details =
        code.isEmpty()
            ? ""
            : ",\"details\":[{\"@type\":\"type.googleapis.com/google.firebase.fcm.v1.FcmError\",\"errorCode\":\"%s\"}]"
                .formatted(code);
    String body = "{\"error\":{\"code\":%d,\"message\":\"%s\"%s}}".formatted(status, text, details);
    response = new Response(status, body, retryAfter);
  }

  void refusesTheAccount() {
    tokenStatus = 401;
  }

  List<JsonObject> messages() {
    return messages;
  }

  /// {@return the transport of the SDK, with Google's hosts replaced by this one}
  HttpTransport transport() {
    return new NetHttpTransport.Builder()
        .setConnectionFactory(url -> (HttpURLConnection) here(url).openConnection())
        .build();
  }

  /// {@return the key file of a service account}
  static byte[] account() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2_048);
    String key =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(
                Base64.getMimeEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded()));
    var account = new JsonObject();
    account.addProperty("type", "service_account");
    account.addProperty("project_id", PROJECT);
    account.addProperty("private_key_id", "1");
    account.addProperty("private_key", key);
    account.addProperty("client_email", "sotto@sotto-test.iam.gserviceaccount.com");
    account.addProperty("client_id", "1");
    account.addProperty("token_uri", "https://oauth2.googleapis.com/token");
    return account.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.close();
  }

  private URL here(URL url) throws IOException {
    if (!url.getHost().endsWith("googleapis.com")) {
      throw new IOException("unexpected host " + url.getHost());
    }
    return URI.create("http://127.0.0.1:" + port + url.getFile()).toURL();
  }

  private void token(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    send(
        exchange,
        new Response(
            tokenStatus,
            "{\"access_token\":\"a token\",\"expires_in\":3600,\"token_type\":\"Bearer\"}",
            ""));
  }

  private void message(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    messages.add(JsonParser.parseString(body).getAsJsonObject());
    if (silent) {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    boolean known = "Bearer a token".equals(exchange.getRequestHeaders().getFirst("Authorization"));
    send(exchange, known ? response : new Response(401, "{}", ""));
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    try (exchange) {
      byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      if (!response.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", response.retryAfter());
      }
      exchange.sendResponseHeaders(response.status(), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private record Response(int status, String body, String retryAfter) {}
}
