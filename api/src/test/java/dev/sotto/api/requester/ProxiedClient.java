// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import dev.sotto.api.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Asks as a proxy on this machine does, for a client somewhere else.
final class ProxiedClient {
  private static final int PATIENCE_MILLIS = 20_000;

  private final TestServer server;
  private final String headers;

  /// @param headers each ends with CR and LF
  ProxiedClient(TestServer server, String headers) {
    this.server = server;
    this.headers = headers;
  }

  /// {@return a client with this address}
  static ProxiedClient at(TestServer server, String address) {
    return new ProxiedClient(server, "X-Forwarded-For: " + address + "\r\n");
  }

  /// {@return the whole answer}
  String ask(String method, String path, String body) throws IOException {
    return speak(
        "%s %s HTTP/1.1\r\nHost: chat.example\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n%s"
            .formatted(method, path, body.length(), headers, body));
  }

  /// {@return the whole answer to a request whose body never comes}
  String askWithoutBody(String method, String path) throws IOException {
    return speak("%s %s HTTP/1.1\r\nHost: chat.example\r\n%s\r\n".formatted(method, path, headers));
  }

  /// {@return the status of an answer}
  int status(String method, String path, String body) throws IOException {
    return statusOf(ask(method, path, body));
  }

  /// {@return the status of the handshake for a socket}
  int handshake(String path) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(handshakeText(path).getBytes(StandardCharsets.US_ASCII));
      return statusOf(
          new String(socket.getInputStream().readNBytes(13), StandardCharsets.US_ASCII));
    }
  }

  private String handshakeText(String path) {
    return """
        GET %s HTTP/1.1\r
        Host: chat.example\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        %s\r
        """
        .formatted(path, headers);
  }

  private String speak(String request) throws IOException {
    try (var socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Socket connect() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  static int statusOf(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }
}
