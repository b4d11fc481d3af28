// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.api.ApiSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// Finds out whether a server could listen where it should. Asked first: the web server only logs
/// that it could not, and nothing needs to be opened for a server that cannot be reached.
final class ListenAddress {
  private ListenAddress() {}

  /// @throws UncheckedIOException when the address is taken, unknown or not of this machine
  static void requireFree(ApiSettings.Listener listener) {
    try (var socket = new ServerSocket()) {
      // As the web server will: connections of an earlier server that still linger do not count.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(listener.host(), listener.port()));
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on %s, port %d".formatted(listener.host(), listener.port()), e);
    }
  }
}
