// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.auth.AccessTokens;
import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.http1.ConnectionAcceptor;
import dev.sotto.api.http1.HttpServerContext;
import dev.sotto.api.media.SignedUrlSurface;
import dev.sotto.api.metrics.ServerMetrics;
import dev.sotto.api.ops.OperationsSurface;
import dev.sotto.api.requester.PoolClientResolver;
import dev.sotto.api.requester.RequesterResolver;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.api.websocket.SocketUpgrader;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;
import io.helidon.http.HttpLogConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// The running edge: one port with every surface. Closing it is graceful: sockets are told that the
/// server stops, requests in flight are finished.
public final class ApiServer implements AutoCloseable {
  /// The canonical form may be a little longer than what the client sent.
  private static final int SLACK = 1024;

  private static final Duration FINISH_REQUESTS = Duration.ofSeconds(5);
  private static final Duration FINISH_SOCKETS = Duration.ofSeconds(2);

  /// What a connection still has to note when it was cut takes no longer, while the storage
  /// answers.
  private static final Duration FINISH_CUT = Duration.ofSeconds(1);

  private final ConnectionAcceptor listener;
  private final ApiSettings settings;
  private final SocketRegistry sockets;
  private final ServerMetrics metrics;
  private final RequestFilter filter;

  private ApiServer(
      ConnectionAcceptor listener,
      ApiSettings settings,
      SocketRegistry sockets,
      ServerMetrics metrics,
      RequestFilter filter) {
    this.listener = listener;
    this.settings = settings;
    this.sockets = sockets;
    this.metrics = metrics;
    this.filter = filter;
  }

  /// Binds the port and begins to serve.
  ///
  /// @throws IllegalStateException when the port cannot be bound
  public static ApiServer start(Sotto sotto, ApiSettings settings, ServerRuntime world) {
    return start(sotto, settings, world, () -> {});
  }

  /// Binds the port and begins to serve.
  ///
  /// @param unforeseenEnd is run when the server can accept no connections any more
  /// @throws IllegalStateException when the port cannot be bound
  /// @throws TooFewFileDescriptorsException when the process may open too few
  public static ApiServer start(
      Sotto sotto, ApiSettings settings, ServerRuntime world, Runnable unforeseenEnd) {
    return start(sotto, settings, world, unforeseenEnd, System::nanoTime);
  }

  /// As the other one.
  ///
  /// @param nanoTime by which writes to sockets are measured
  public static ApiServer start(
      Sotto sotto,
      ApiSettings settings,
      ServerRuntime world,
      Runnable unforeseenEnd,
      LongSupplier nanoTime) {
    var places = new SharedPool(ConnectionCapacity.ofThisProcess());
    var sockets =
        new SocketRegistry(
            world.timers(), Executors.newVirtualThreadPerTaskExecutor(), nanoTime, places::isShort);
    var tokens = new AccessTokens(settings.jwtSecret(), sotto.node().clock());
    var authenticator = new Authenticator(tokens, sotto.sessions().lifecycle(), world.clock());
    var metrics = ServerMetrics.start(sotto, sockets);
    var logins =
        LoginLimiter.of(
            sotto.node().limiter(), sotto.sessions().login(), settings.jwtSecret(), world.random());
    var context =
        new SurfaceContext(sotto, authenticator, settings, world, sockets, metrics, logins);
    List<Surface> surfaces = Surfaces.of(context);

    var requesters = new RequesterResolver(settings.listener());
    var sharers = new PoolClientResolver(settings.listener(), sotto.node().limiter().isOn());
    var always = new ResponseHeaders(world.clock());
    HttpRouting.Builder routing = HttpRouting.builder();
    var routes = new RouteTable(routing);
    surfaces.forEach(surface -> surface.routes(routes));
    routing.any(new NotFoundHandler(surfaces));
    var filter = new RequestFilter(context, requesters, sharers, surfaces, always, routes.labels());
    routing.addFilter(filter);

    List<SocketEndpoint> endpoints =
        surfaces.stream().flatMap(surface -> surface.sockets().stream()).toList();
    var upgrader = new SocketUpgrader(endpoints, sockets, requesters, sharers);
    var faults = new BadMessageLog(metrics);
    HttpServerContext served =
        HttpServerContext.of(
            routing,
            selector(upgrader),
            PreRoutingErrorHandler.handlers(
                surfaces, new CorsPolicy(settings), always, world.random()),
            OperationsSurface::isHealth,
            path -> path.startsWith(SignedUrlSurface.PREFIX),
            faults::note);
    try {
      ConnectionAcceptor listener =
          ConnectionAcceptor.open(
              address(settings.listener()), places, sharers::ofPeer, served, unforeseenEnd);
      return new ApiServer(listener, settings, sockets, metrics, filter);
    } catch (IOException | UnresolvedAddressException e) {
      metrics.close();
      sockets.close();
      throw new IllegalStateException(
          "port %d cannot be bound".formatted(settings.listener().port()), e);
    }
  }

  private static InetSocketAddress address(ApiSettings.Listener listener) {
    return new InetSocketAddress(listener.host(), listener.port());
  }

  /// {@return the port in use}
  public int port() {
    return listener.port();
  }

  /// {@return where clients reach this server}
  public String url() {
    String configured = settings.listener().publicUrl();
    return configured.isEmpty()
        ? "http://%s:%d".formatted(nameOf(settings.listener().host()), port())
        : configured;
  }

  /// {@return how this machine reaches a server that listens there}
  private static String nameOf(String host) {
    return switch (host) {
      case "127.0.0.1", "::1", "0.0.0.0", "::" -> "localhost";
      default -> host.contains(":") ? "[" + host + "]" : host;
    };
  }

  /// Refuses new requests, says goodbye to the sockets, finishes what is in flight, lets go of the
  /// port, and waits for what connections do at their end, which needs the storage. Takes at most
  /// about eight seconds.
  @Override
  public void close() {
    filter.refuseNew();
    sockets.closeAll(CloseCode.SERVER_STOPS, "the server stops");
    await(FINISH_SOCKETS, () -> sockets.count() == 0);
    await(FINISH_REQUESTS, () -> filter.inFlight() == 0);
    sockets.close();
    listener.close();
    await(FINISH_CUT, () -> listener.count() == 0);
    metrics.close();
  }

  /// What the web server would refuse by itself has been refused before.
  private static Http1ConnectionSelector selector(SocketUpgrader upgrader) {
    var http1 =
        Http1Config.builder()
            .maxPrologueLength(Bound.REQUEST_LINE.most() + SLACK)
            .maxHeadersSize(Bound.HEADERS.most() + SLACK)
            .log(HttpLogConfig.builder().sendLog(false).receiveLog(false).build())
            .build();
    return Http1ConnectionSelector.builder()
        .config(http1)
        .putUpgrader("websocket", upgrader)
        .build();
  }

  private static void await(Duration atMost, BooleanSupplier done) {
    long start = System.nanoTime();
    while (!done.getAsBoolean() && System.nanoTime() - start < atMost.toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }
}
