// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.websocket.SocketInbox;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// One socket of a client.
final class RoomsTestSocket implements AutoCloseable {
  private final SocketInbox inbox = new SocketInbox();
  private final WebSocket socket;
  private final String clientId;

  private RoomsTestSocket(HttpClient http, TestServer server) {
    socket = http.newWebSocketBuilder().buildAsync(server.socket("/?v=2"), inbox).join();
    clientId = expect("connected").path("clientId").asText();
  }

  /// {@return a socket that has been greeted, which is the first that it hears}
  static RoomsTestSocket open(HttpClient http, TestServer server) {
    return new RoomsTestSocket(http, server);
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

  /// {@return the next frame}
  JsonNode next() {
    return RoomsClient.parse(inbox.frame());
  }

  /// {@return the next frame, which is of this type}
  JsonNode expect(String type) {
    JsonNode frame = next();
    assertThat(frame.path("type").asText()).as(frame.toString()).isEqualTo(type);
    return frame;
  }

  /// Checks that the next frame is this one.
  ///
  /// @param frame single quotes stand for double ones
  void expectFrame(String frame) {
    assertThat(inbox.frame()).isEqualTo(frame.replace('\'', '"'));
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
    assertThat(inbox.pong()).isEqualTo("hello");
  }

  /// {@return the close code and reason, as `1013 text`}
  String end() {
    return inbox.end();
  }

  /// Goes without a goodbye.
  void cut() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.abort();
  }

  /// Lets two into a room, one after the other, until both are ready.
  static void pair(String room, RoomsTestSocket first, RoomsTestSocket second) {
    first.join(room);
    first.expect("room_joined");
    second.join(room);
    second.expect("room_joined");
    second.expect("room_ready");
    first.expect("room_ready");
  }

  /// {@return whether a frame says that its reader opens connections}
  static boolean isInitiator(JsonNode frame) {
    return frame.path("isInitiator").asBoolean();
  }
}
