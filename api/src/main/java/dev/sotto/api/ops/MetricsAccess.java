// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.surface.ClientAddress;
import io.helidon.http.HeaderNames;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/// Says who may read the metrics: whoever knows the password (HTTP Basic, RFC 7617), or, while none
/// is set, clients on this machine. Safe for use by many threads.
final class MetricsAccess {
  private static final String SCHEME = "Basic ";

  private final byte[] expected;
  private final boolean passwordSet;

  /// @param password of the user `admin`; empty when none is set
  MetricsAccess(String password) {
    this.expected = ("admin:" + password).getBytes(StandardCharsets.UTF_8);
    this.passwordSet = !password.isEmpty();
  }

  /// {@return whether the client of `exchange` may read the metrics}
  boolean isAllowed(Exchange exchange) {
    return passwordSet ? knowsPassword(exchange) : isLocal(exchange);
  }

  private boolean knowsPassword(Exchange exchange) {
    String header = exchange.header("Authorization").orElse("");
    if (!header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(expected, given);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// A proxy on this machine brings clients from elsewhere: whether or not it is trusted, what it
  /// passes on is not local.
  private static boolean isLocal(Exchange exchange) {
    var headers = exchange.request().headers();
    return !headers.contains(HeaderNames.X_FORWARDED_FOR)
        && !headers.contains(HeaderNames.FORWARDED)
        && isLoopback(exchange.request().remotePeer().host())
        && isLoopback(ClientAddress.of(exchange));
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
