// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.TestServer.Setup;
import dev.sotto.api.net.IpLiteral;
import dev.sotto.core.limit.RateLimit;
import dev.sotto.core.limit.RateLimits;
import java.lang.reflect.Field;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every limit that counts addresses, behind a trusted proxy: the clients count, not the proxy.
final class ProxiedLimitsTest {
  private static final String ONE = "2001:db8:0:1::17";
  private static final String SAME_NETWORK = "[2001:DB8::1:aa:0:0:1]:4711";
  private static final String OTHER = "2001:db8:0:2::17";

  private final TestServer server =
      TestServer.start(
          Setup.standard().withLimits().withFacades("rooms").withTrustedProxies("127.0.0.0/8"));

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource("limitsOfAddresses")
  void limitShouldCountTheClientBehindTheProxy(String field) throws Exception {
    var limit = (RateLimit) RateLimits.class.getField(field).get(null);
    String subscriber = new ClientAddress(IpLiteral.parse(ONE).orElseThrow()).subscriber();
    while (server.sotto().node().limiter().take(limit, subscriber).isZero()) {
      // Until the bucket is empty.
    }

    assertThat(isRefused(field, ONE)).isTrue();
    assertThat(isRefused(field, SAME_NETWORK)).isTrue();
    assertThat(isRefused(field, OTHER)).isFalse();
    assertThat(isRefused(field, "127.0.0.1")).isFalse();
  }

  static List<String> limitsOfAddresses() {
    return Arrays.stream(RateLimits.class.getFields())
        .map(Field::getName)
        .filter(name -> name.endsWith("_PER_ADDRESS"))
        .toList();
  }

  private boolean isRefused(String limit, String address) throws Exception {
    var client = ProxiedClient.at(server, address);
    return switch (limit) {
      case "REQUEST_PER_ADDRESS" -> is429(client.status("GET", "/openapi.yaml", ""));
      case "REGISTER_PER_ADDRESS" ->
          is429(client.status("POST", "/api/auth/register", credentials()));
      case "LOGIN_PER_ADDRESS" -> is429(client.status("POST", "/api/auth/login", credentials()));
      case "REFRESH_PER_ADDRESS" ->
          is429(client.status("POST", "/api/auth/refresh", "{\"refreshToken\":\"x\"}"));
      case "ADMIN_PER_ADDRESS" ->
          is429(
              new ProxiedClient(
                      server,
                      "X-Forwarded-For: %s\r\nAuthorization: Basic eA==\r\n".formatted(address))
                  .status("GET", "/metrics", ""));
      case "CONNECT_PER_ADDRESS" -> is429(client.handshake("/api/ws"));
      case "ROOM_PER_ADDRESS", "TAKEN_PER_ADDRESS" ->
          is429(
              client.status(
                  "POST",
                  "/api/rooms",
                  "{\"joinid\":\"%s\",\"client1\":\"a\",\"expiresInSeconds\":60}"
                      .formatted(address)));
      case "CODE_PER_ADDRESS" ->
          is429(
              client.status(
                  "POST",
                  "/api/rooms/accept",
                  "{\"joinid\":\"%s\",\"client2\":\"b\"}".formatted(address)));
      case "PURGE_PER_ADDRESS" ->
          is429(client.status("POST", "/api/user/purge", "{\"deviceId\":\"x\"}"));
      case "JOIN_PER_ADDRESS" -> isJoinRefused(address);
      default -> throw new IllegalStateException("say how to spend " + limit);
    };
  }

  private static String credentials() {
    return "{\"handle\":\"nobody\",\"password\":\"\"}";
  }

  private static boolean is429(int status) {
    return status == 429;
  }

  private boolean isJoinRefused(String address) throws Exception {
    var heard = new Heard();
    try (HttpClient http = HttpClient.newHttpClient()) {
      WebSocket socket =
          http.newWebSocketBuilder()
              .header("X-Forwarded-For", address)
              .buildAsync(server.socket("/"), heard)
              .get(20, TimeUnit.SECONDS);
      socket.sendText("{\"type\":\"join_room\",\"roomId\":\"r\"}", true).get(20, TimeUnit.SECONDS);
      boolean refused = heard.answer.get(20, TimeUnit.SECONDS).contains("Too many attempts");
      socket.abort();
      return refused;
    }
  }

  /// Waits for the first frame after the greeting.
  private static final class Heard implements WebSocket.Listener {
    private final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      if (!data.toString().contains("\"connected\"")) {
        answer.complete(data.toString());
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
