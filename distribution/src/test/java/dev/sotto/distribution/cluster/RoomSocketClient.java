// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A client of the rooms facade at one node. For one thread.
final class RoomSocketClient implements AutoCloseable, WebSocket.Listener {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A dead node is noticed within 15 s; the rest is for a busy machine.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final StringBuilder parts = new StringBuilder();
  private final WebSocket socket;
  private final String clientId;

  RoomSocketClient(HttpClient http, String url) throws InterruptedException {
    URI address = URI.create(url.replaceFirst("^http", "ws") + "/");
    socket = http.newWebSocketBuilder().buildAsync(address, this).join();
    clientId = expect("connected").path("clientId").asText();
  }

  String clientId() {
    return clientId;
  }

  /// @param frame single quotes stand for double ones
  void say(String frame) {
    socket.sendText(frame.replace('\'', '"'), true).join();
  }

  void join(String room, String device) {
    say("{'type':'join_room','roomId':'%s','deviceId':'%s'}".formatted(room, device));
  }

  /// {@return the next frame, which is of this type}
  JsonNode expect(String type) throws InterruptedException {
    String text = frames.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    assertThat(text).as("%s within %s", type, PATIENCE).isNotNull();
    JsonNode frame = parse(text);
    assertThat(frame.path("type").asText()).as(text).isEqualTo(type);
    return frame;
  }

  /// Checks that nothing more has come: what is asked now is answered first.
  void expectNothing() throws InterruptedException {
    say("{'type':'ping'}");
    expect("pong");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      frames.add(parts.toString());
      parts.setLength(0);
    }
    from.request(1);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static JsonNode parse(String frame) {
    try {
      return JSON.readTree(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(frame, e);
    }
  }
}
