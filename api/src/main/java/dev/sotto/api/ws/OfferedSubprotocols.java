// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.websocket.Handshake;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The subprotocols that a client offers: how a browser, which can set no other header, brings its
/// token.
record OfferedSubprotocols(List<String> names) {
  private static final String NATIVE = "sotto.v1";
  private static final String BEARER = "bearer.";

  static OfferedSubprotocols in(Handshake handshake) {
    return new OfferedSubprotocols(
        handshake.header("Sec-WebSocket-Protocol").stream()
            .flatMap(header -> Arrays.stream(header.split(",", -1)))
            .map(String::strip)
            .toList());
  }

  /// {@return what the server selects; empty for none}
  String selected() {
    return names.contains(NATIVE) ? NATIVE : "";
  }

  /// {@return the token, empty without one}
  Optional<String> token() {
    return names.stream()
        .filter(name -> name.startsWith(BEARER))
        .map(name -> name.substring(BEARER.length()))
        .findFirst();
  }
}
