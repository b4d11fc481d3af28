// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One socket of a client.
final class RoomsWire implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 20;

  private final Inbox inbox = new Inbox();
  private final WebSocket socket;
  private final String clientId;

  private RoomsWire(HttpClient http, TestServer server) {
    socket = http.newWebSocketBuilder().buildAsync(server.socket("/?v=2"), inbox).join();
    clientId = expect("connected").path("clientId").asText();
  }

  /// {@return a socket that has been greeted, which is the first that it hears}
  static RoomsWire open(HttpClient http, TestServer server) {
    return new RoomsWire(http, server);
  }

  String clientId() {
    return clientId;
  }

  /// @param frame single quotes stand for double ones
  void say(String frame) {
    socket.sendText(frame.replace('\'', '"'), true).join();
  }

  void sayBinary(String frame) {
    byte[] bytes = frame.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  void join(String room) {
    say("{'type':'join_room','roomId':'%s'}".formatted(room));
  }

  void join(String room, String device) {
    say("{'type':'join_room','roomId':'%s','deviceId':'%s'}".formatted(room, device));
  }

  void leave() {
    say("{'type':'leave_room'}");
    expect("left_room");
  }

  /// {@return the next frame, which is of this type}
  JsonNode expect(String type) {
    JsonNode frame = RoomsClient.parse(await(inbox.frames));
    assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
    return frame;
  }

  /// Checks that the next frame is this one.
  ///
  /// @param frame single quotes stand for double ones
  void expectFrame(String frame) {
    assertThat(await(inbox.frames)).isEqualTo(frame.replace('\'', '"'));
  }

  void expectError(String text) {
    assertThat(expect("error").path("error").asText()).isEqualTo(text);
  }

  /// Checks that nothing more has come: what is asked now is answered first.
  void expectNothing() {
    say("{'type':'ping'}");
    expect("pong");
  }

  void pingProtocol() {
    socket.sendPing(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8))).join();
    assertThat(await(inbox.pongs)).isEqualTo("hello");
  }

  /// Goes without a goodbye.
  void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static String await(BlockingQueue<String> queue) {
    try {
      String value = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (value == null) {
        throw new AssertionError("nothing came within %d s".formatted(PATIENCE_SECONDS));
      }
      return value;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static final class Inbox implements WebSocket.Listener {
    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        frames.add(parts.toString());
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
      pongs.add(StandardCharsets.UTF_8.decode(message).toString());
      socket.request(1);
      return null;
    }
  }
}
