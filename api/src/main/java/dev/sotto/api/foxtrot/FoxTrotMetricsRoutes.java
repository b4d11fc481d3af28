// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotMetrics;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.surface.AdminPassword;
import dev.sotto.core.connection.ConnectionRegistry;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;

/// The counters of the facade, for the operator only: with the password of the user `admin`.
final class FoxTrotMetricsRoutes {
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final FoxTrotMetrics counters;
  private final ConnectionRegistry connections;
  private final AdminPassword password;

  FoxTrotMetricsRoutes(
      FoxTrotMetrics counters, ConnectionRegistry connections, AdminPassword password) {
    this.counters = counters;
    this.connections = connections;
    this.password = password;
  }

  void addTo(FoxTrotRouter routes) {
    routes.open("GET", "/metrics", this::tell);
  }

  private void tell(Exchange exchange) {
    if (!password.isGivenBy(exchange)) {
      exchange.response().headers().set(HeaderNames.WWW_AUTHENTICATE, "Basic");
      exchange.answerEmpty(401);
      return;
    }
    String text = counters.text(connections.accounts());
    exchange.answer(200, TYPE, text.getBytes(StandardCharsets.UTF_8));
  }
}
