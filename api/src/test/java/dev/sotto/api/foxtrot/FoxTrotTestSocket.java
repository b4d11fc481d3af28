// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.websocket.SocketInbox;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;

/// One socket of a client.
final class FoxTrotTestSocket implements AutoCloseable {
  private final SocketInbox inbox = new SocketInbox();
  private final WebSocket socket;

  private FoxTrotTestSocket(HttpClient http, TestServer server, String query) {
    socket =
        http.newWebSocketBuilder()
            .buildAsync(server.socket("/foxtrot-api/ws" + query), inbox)
            .join();
  }

  static FoxTrotTestSocket open(HttpClient http, TestServer server, String query) {
    return new FoxTrotTestSocket(http, server, query);
  }

  /// Waits until the server has opened the socket, and drops what came before: an unknown command
  /// is answered on the same thread that opens it.
  FoxTrotTestSocket ready() {
    barrier();
    return this;
  }

  /// {@return frames that came before the answer to an unknown command}
  int barrier() {
    send("{\"cmd\":\"BARRIER\",\"data\":{}}");
    int before = 0;
    while (!next().path("cmd").asText().equals("ERROR")) {
      before++;
    }
    return before;
  }

  void send(String frame) {
    socket.sendText(frame, true).join();
  }

  void sendBinary(byte[] bytes) {
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
  }

  /// {@return the next frame}
  JsonNode next() {
    return FoxTrotClient.parse(inbox.frame());
  }

  /// {@return the next frame as it was written}
  String nextText() {
    return inbox.frame();
  }

  String nextPing() {
    return inbox.ping();
  }

  /// {@return the close code and reason, as `4401 text`}
  String end() {
    return inbox.end();
  }

  boolean hasEnded() {
    return inbox.hasEnded();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
      end();
    }
  }

  void cut() {
    socket.abort();
  }
}
