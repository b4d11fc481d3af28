// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import dev.sotto.api.socket.Handshake;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Says whether a page may open a socket (RFC 6455 §10.2). Programs other than browsers send no
/// origin and may. Safe for use by many threads.
final class SocketOrigins {
  private final Set<String> allowed;
  private final String publicOrigin;

  /// @param allowed origins as browsers write them; `*` for all
  /// @param publicUrl how clients reach the server; empty when nobody has said
  SocketOrigins(Set<String> allowed, String publicUrl) {
    this.allowed = allowed;
    this.publicOrigin = publicUrl.isEmpty() ? "" : originOf(URI.create(publicUrl));
  }

  boolean admit(Handshake handshake) {
    Optional<String> origin = handshake.header("Origin");
    return origin.isEmpty()
        || allowed.contains("*")
        || allowed.contains(origin.get())
        || isOwn(origin.get().toLowerCase(Locale.ROOT), handshake);
  }

  private boolean isOwn(String origin, Handshake handshake) {
    if (origin.equals(publicOrigin)) {
      return true;
    }
    String host = handshake.header("Host").orElse("").toLowerCase(Locale.ROOT);
    return !host.isEmpty() && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }

  private static String originOf(URI url) {
    return (url.getScheme() + "://" + url.getAuthority()).toLowerCase(Locale.ROOT);
  }
}
