// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import dev.sotto.core.bound.PoolClient;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;

/// Operations on a connection for code above HTTP. Called on its thread.
public final class ConnectionControl {
  private ConnectionControl() {}

  /// After the answer with 101: whatever comes now is for `socket`. {@return what the web server is
  /// to run}
  public static ServerConnection upgraded(ConnectionContext context, ServerConnection socket) {
    return context instanceof HttpConnection connection ? connection.becomeSocket(socket) : socket;
  }

  /// Waits until something comes, or the end, on as shallow a stack as there is.
  public static void awaitBytes(ConnectionContext context) {
    if (context instanceof HttpConnection connection) {
      connection.awaitBytes();
    }
  }

  /// {@return whether the connection may take its place for that client, as it does from now on
  /// until the next request}
  public static boolean isFor(ConnectionContext context, PoolClient client) {
    return !(context instanceof HttpConnection connection) || connection.place().passTo(client);
  }

  /// As [#isFor], of the connection of this thread.
  public static boolean isFor(PoolClient client) {
    return RequestBody.connectionOfThisThread().place().passTo(client);
  }

  /// Says whether a message has begun over the socket that is not whole: it must come at a pace.
  public static void awaitsMessage(ConnectionContext context, boolean begun) {
    if (context instanceof HttpConnection connection) {
      connection.awaitMessage(begun);
    }
  }

  /// {@return whether the socket has come to its end because a message came too slowly}
  public static boolean isLate(ConnectionContext context) {
    return context instanceof HttpConnection connection && connection.isLate();
  }
}
