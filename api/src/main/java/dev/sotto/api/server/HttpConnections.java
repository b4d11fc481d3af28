// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.socket.Sockets;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;

/// Ends HTTP connections that are overdue. By itself the web server only ends those that wait for a
/// request; one that has sent half of a request would stay for ever.
final class HttpConnections implements ServerConnectionSelector {
  private final ServerConnectionSelector http;

  HttpConnections(ServerConnectionSelector http) {
    this.http = http;
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return new Ending(http, context);
  }

  /// A connection whose end is the end of its socket, whatever it was doing. Idle is one whose
  /// request takes long while too few bytes move.
  private static final class Ending implements ServerConnection {
    private final ConnectionContext context;
    private final Pace pace = new Pace(System::nanoTime);
    private final ServerConnection connection;

    Ending(ServerConnectionSelector http, ConnectionContext context) {
      this.context = context;
      this.connection = http.connection(new PacedContext(context, this::moved));
    }

    private void moved(long bytes) {
      pace.moved(bytes, connection.idleTime());
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
      connection.handle(limit);
    }

    @Override
    public Duration idleTime() {
      Duration age = connection.idleTime();
      Duration behind = pace.behind();
      return age.compareTo(behind) < 0 ? age : behind;
    }

    @Override
    public void close(boolean interrupt) {
      connection.close(interrupt);
      Sockets.cut(context);
    }
  }
}
