// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Exchange;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Locale;

/// The counters of the facade, for the operator only: with the password of the user `admin`, or,
/// when none is configured, from the machine itself.
final class MetricsRoute {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Facade facade;

  MetricsRoute(Facade facade) {
    this.facade = facade;
  }

  void addTo(FoxTrotRoutes routes) {
    routes.open("GET", "/metrics", this::tell);
  }

  private void tell(Exchange exchange) {
    if (!isOperator(exchange)) {
      exchange.response().headers().set(HeaderNames.WWW_AUTHENTICATE, "Basic");
      exchange.answerEmpty(401);
      return;
    }
    String text = facade.counters().text(facade.sotto().connections().accounts());
    exchange.answer(200, TYPE, text.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isOperator(Exchange exchange) {
    String password = facade.edge().settings().metricsPassword();
    if (password.isEmpty()) {
      return isLocal(exchange);
    }
    String expected = "admin:" + password;
    return exchange
        .header("Authorization")
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith("basic "))
        .filter(header -> isEncoded(expected, header.substring("basic ".length()).strip()))
        .isPresent();
  }

  private static boolean isEncoded(String expected, String given) {
    String encoded = Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8));
    return MessageDigest.isEqual(
        encoded.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /// What comes through a proxy is not local, although the proxy may be.
  private static boolean isLocal(Exchange exchange) {
    String peer = exchange.request().remotePeer().host();
    boolean loopback =
        peer.startsWith("127.") || peer.equals("::1") || peer.equals("0:0:0:0:0:0:0:1");
    return loopback && exchange.header("X-Forwarded-For").isEmpty();
  }
}
