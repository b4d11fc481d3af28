// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.server;

import dev.sotto.api.ApiSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Finds out whether a server could listen where it should. Asked first: the web server only logs
/// that it could not, and nothing needs to be opened for a server that cannot be reached. Looks up
/// the name of the host.
public final class ListenAddressCheck {
  private static final int LAST_PRIVILEGED_PORT = 1_023;

  private ListenAddressCheck() {}

  /// @throws CannotListen when the address is taken, not allowed, unknown or not of this machine
  static void requireFree(ApiSettings.Listener listener) {
    listen(listener, listener.port());
  }

  /// As [#requireFree], whoever has the port: a server may be running there.
  ///
  /// @throws CannotListen when the address is unknown or not of this machine
  static void requireOwn(ApiSettings.Listener listener) {
    listen(listener, 0);
  }

  private static void listen(ApiSettings.Listener listener, int port) {
    var address = new InetSocketAddress(listener.host(), port);
    if (address.isUnresolved()) {
      throw new CannotListen(listener, "no such host is known; choose another with --host", null);
    }
    try (var socket = new ServerSocket()) {
      // As the web server will: connections of an earlier server that still linger do not count.
      socket.setReuseAddress(true);
      socket.bind(address);
    } catch (IOException e) {
      throw new CannotListen(listener, reason(e, listener.port()), e);
    }
  }

  /// {@return why, and what to do}
  static String reason(IOException failure, int port) {
    // The system's words, which Java passes on as they are (LC_ALL=C.UTF-8 makes them English).
    String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("permission denied")) {
      return port <= LAST_PRIVILEGED_PORT
          ? "only root may listen on ports below 1024; choose a port from 1024 on with --port (a proxy in front may listen on this one), or give the program the right (systemd: AmbientCapabilities=CAP_NET_BIND_SERVICE)"
          : "this user may not listen there; choose another port with --port";
    }
    if (words.contains("in use")) {
      return "the port is taken; stop the other program, or choose another port with --port";
    }
    if (words.contains("cannot assign")) {
      return "the address is not of this machine; choose another with --host";
    }
    return "the address cannot be used (%s); choose another with --host or --port"
        .formatted(failure.getClass().getSimpleName());
  }

  /// A server cannot listen where it should. The message says why, and what to do.
  public static final class CannotListen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotListen(ApiSettings.Listener listener, String why, @Nullable IOException cause) {
      super(
          "cannot listen on %s, port %d: %s".formatted(listener.host(), listener.port(), why),
          cause);
    }
  }
}
