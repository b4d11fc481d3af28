// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.wire;

import java.io.IOException;

/// Opens sockets of the native protocol.
public final class NativeSocketConnector {
  private NativeSocketConnector() {}

  /// {@return a socket over which the mailbox comes}
  public static TextWebSocket open(int port, NativeAccount account) throws IOException {
    var socket =
        new TextWebSocket(WebSocketHandshake.open(port, "/api/ws", account.authorization()));
    socket.say("{\"type\":\"resume\"}");
    socket.await("synced");
    return socket;
  }
}
