// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.files.FilesSurface;
import dev.sotto.api.login.LoginBudget;
import dev.sotto.api.metrics.ServerMetrics;
import dev.sotto.api.origin.Requesters;
import dev.sotto.api.socket.CloseCode;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.socket.SocketUpgrader;
import dev.sotto.api.socket.Sockets;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.token.AccessTokens;
import dev.sotto.api.token.Authenticator;
import dev.sotto.core.server.Sotto;
import dev.sotto.core.server.World;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The running edge: one port with every surface. Closing it is graceful: sockets are told that the
/// server stops, requests in flight are finished.
public final class ApiServer implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 60_000;
  private static final int MAX_REQUESTS = 2_000;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_PROLOGUE_BYTES = 8 * 1024;

  /// How long a connection may take for one request, or be silent between two.
  private static final Duration IDLE = Duration.ofSeconds(75);

  private static final Duration IDLE_CHECK = Duration.ofSeconds(15);
  private static final Duration FINISH_REQUESTS = Duration.ofSeconds(5);
  private static final Duration FINISH_SOCKETS = Duration.ofSeconds(2);

  private final WebServer web;
  private final Edge edge;
  private final RequestFilter filter;

  private ApiServer(WebServer web, Edge edge, RequestFilter filter) {
    this.web = web;
    this.edge = edge;
    this.filter = filter;
  }

  /// Binds the port and begins to serve.
  ///
  /// @throws IllegalStateException when the port cannot be bound
  public static ApiServer start(Sotto sotto, ApiSettings settings, World world) {
    var sockets =
        new Sockets(world.timers(), Executors.newVirtualThreadPerTaskExecutor(), System::nanoTime);
    var tokens = new AccessTokens(settings.jwtSecret(), world.clock());
    var authenticator = new Authenticator(tokens, sotto.sessions(), world.clock());
    var metrics = ServerMetrics.start(sotto, sockets);
    var logins = LoginBudget.of(sotto.limiter(), settings.jwtSecret(), world.random());
    var edge = new Edge(sotto, authenticator, settings, world, sockets, metrics, logins);
    List<Surface> surfaces = Surfaces.of(edge);

    var requesters = new Requesters(settings.listener());
    var filter = new RequestFilter(edge, requesters, surfaces);
    HttpRouting.Builder routing = HttpRouting.builder().addFilter(filter);
    surfaces.forEach(surface -> surface.routes(routing));
    routing.any(new UnknownRoute(surfaces));

    List<SocketEndpoint> endpoints =
        surfaces.stream().flatMap(surface -> surface.sockets().stream()).toList();
    var upgrader = new SocketUpgrader(endpoints, sockets, requesters);
    WebServer web = build(settings, largestBody(sotto), surfaces, routing, upgrader).start();
    if (web.port() < 1) {
      metrics.close();
      sockets.close();
      throw new IllegalStateException(
          "port %d cannot be bound".formatted(settings.listener().port()));
    }
    return new ApiServer(web, edge, filter);
  }

  /// {@return the port in use}
  public int port() {
    return web.port();
  }

  /// {@return where clients reach this server}
  public String url() {
    String configured = edge.settings().listener().publicUrl();
    return configured.isEmpty()
        ? "http://%s:%d".formatted(nameOf(edge.settings().listener().host()), port())
        : configured;
  }

  /// {@return how this machine reaches a server that listens there}
  private static String nameOf(String host) {
    return switch (host) {
      case "127.0.0.1", "::1", "0.0.0.0", "::" -> "localhost";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  /// Refuses new requests, says goodbye to the sockets, finishes what is in flight and lets go of
  /// the port. Takes at most about eight seconds.
  @Override
  public void close() {
    Sockets sockets = edge.sockets();
    filter.refuseNew();
    sockets.closeAll(CloseCode.SERVER_STOPS, "the server stops");
    await(FINISH_SOCKETS, () -> sockets.count() == 0);
    await(FINISH_REQUESTS, () -> filter.inFlight() == 0);
    sockets.close();
    web.stop();
    edge.metrics().close();
  }

  /// The web server knows one bound for all; [RequestFilter] has those of the surfaces.
  private static long largestBody(Sotto sotto) {
    long media = sotto.media().streamed().isPresent() ? sotto.media().media().largest() : 0;
    return Math.max(media, FilesSurface.LARGEST_BODY);
  }

  private static WebServer build(
      ApiSettings settings,
      long largestBody,
      List<Surface> surfaces,
      HttpRouting.Builder routing,
      SocketUpgrader upgrader) {
    var http1 =
        Http1Config.builder()
            .maxPrologueLength(MAX_PROLOGUE_BYTES)
            .maxHeadersSize(MAX_HEADER_BYTES)
            .log(HttpLogConfig.builder().sendLog(false).receiveLog(false).build())
            .build();
    var selector =
        Http1ConnectionSelector.builder()
            .config(http1)
            .putUpgrader("websocket", upgrader)
            .putUpgrader("WebSocket", upgrader)
            .build();
    return WebServer.builder()
        .host(settings.listener().host())
        .port(settings.listener().port())
        .shutdownHook(false)
        .useNio(false)
        .connectionOptions(options -> options.tcpNoDelay(true))
        .maxTcpConnections(MAX_CONNECTIONS)
        .maxConcurrentRequests(MAX_REQUESTS)
        .maxPayloadSize(largestBody)
        .idleConnectionTimeout(IDLE)
        .idleConnectionPeriod(IDLE_CHECK)
        .directHandlers(RefusedByWebServer.handlers(surfaces, new CrossOrigin(settings)))
        .protocolsDiscoverServices(false)
        .featuresDiscoverServices(false)
        .addConnectionSelector(new HttpConnections(selector))
        .routing(routing)
        .build();
  }

  private static void await(Duration atMost, BooleanSupplier done) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!done.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
