// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.origin.Requester;
import dev.sotto.api.surface.AdminPassword;
import io.helidon.http.HeaderNames;
import java.net.InetAddress;

/// Says who may read the metrics: whoever knows the password, or, while none is set, clients on
/// this machine. Safe for use by many threads.
final class MetricsAccess {
  private final AdminPassword password;

  MetricsAccess(AdminPassword password) {
    this.password = password;
  }

  /// {@return whether the client of `exchange` may read the metrics}
  boolean isAllowed(Exchange exchange) {
    return password.isSet() ? password.isGivenBy(exchange) : isLocal(exchange);
  }

  /// A proxy on this machine brings clients from elsewhere: whether or not it is trusted, what it
  /// passes on is not local.
  private static boolean isLocal(Exchange exchange) {
    var headers = exchange.request().headers();
    return !headers.contains(HeaderNames.X_FORWARDED_FOR)
        && !headers.contains(HeaderNames.FORWARDED)
        && isLoopback(exchange.request().remotePeer().host())
        && Requester.of(exchange).client().isLoopback();
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
