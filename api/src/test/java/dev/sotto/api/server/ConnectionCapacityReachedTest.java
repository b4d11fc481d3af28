// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.http1.ConnectionAcceptor;
import dev.sotto.api.http1.HttpServerContext;
import dev.sotto.api.http1.RawHttpClient;
import dev.sotto.api.ops.OperationsSurface;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The server when no connection permit is left.
final class ConnectionCapacityReachedTest {
  private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

  @Test
  void connectionWithoutAPlaceShouldBeToldThatTheServerIsBusy() throws IOException {
    var settings = TestServer.Setup.standard().settings();
    HttpServerContext served =
        HttpServerContext.of(
            HttpRouting.builder().any((_, response) -> response.send("served")),
            Http1ConnectionSelector.builder().config(Http1Config.create()).build(),
            PreRoutingErrorHandler.handlers(
                List.of(),
                new CorsPolicy(settings),
                new ResponseHeaders(InstantSource.system()),
                new SecureRandom()),
            OperationsSurface::isHealth,
            _ -> false,
            _ -> {});
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (ConnectionAcceptor listener =
        ConnectionAcceptor.open(
            address, new SharedPool(0), _ -> PoolClient.EXEMPT, served, () -> {})) {
      assertThat(RawHttpClient.speak(listener.port(), REQUEST.formatted("/api/me")))
          .startsWith("HTTP/1.1 503 ")
          .contains("Retry-After: 5\r\n", "\"code\":\"BUSY\"");
      assertThat(RawHttpClient.speak(listener.port(), REQUEST.formatted("/health/live")))
          .startsWith("HTTP/1.1 200 ");
    }
  }
}
