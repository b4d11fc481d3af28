// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.websocket;

import java.util.Optional;

/// A path at which sockets are opened. Safe for use by many threads.
public interface SocketEndpoint {
  /// {@return the exact path}
  String path();

  /// Admits a client, or refuses it before the connection is upgraded.
  ///
  /// @throws dev.sotto.api.http.ProblemException to refuse
  Admission admit(Handshake handshake);

  /// The admission of a socket, and its handler.
  ///
  /// @param subprotocol what the server selects; empty for none
  record Admission(SocketHandler handler, String subprotocol) {
    public static Admission without(SocketHandler handler) {
      return new Admission(handler, "");
    }

    Optional<String> selected() {
      return subprotocol.isEmpty() ? Optional.empty() : Optional.of(subprotocol);
    }
  }
}
