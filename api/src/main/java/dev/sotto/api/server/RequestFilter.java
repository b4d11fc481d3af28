// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.RequestScope;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.ProblemResponder;
import dev.sotto.api.http.RequestAdmission;
import dev.sotto.api.http.RouteLabels;
import dev.sotto.api.http1.ConnectionControl;
import dev.sotto.api.http1.RequestBody;
import dev.sotto.api.ops.OperationsSurface;
import dev.sotto.api.requester.PoolClientResolver;
import dev.sotto.api.requester.Requester;
import dev.sotto.api.requester.RequesterResolver;
import dev.sotto.api.surface.Surface;
import dev.sotto.api.surface.SurfaceContext;
import dev.sotto.api.websocket.SocketEndpoint;
import dev.sotto.api.websocket.SocketUpgrader;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.limit.RateLimits;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// The steps that every request goes through, in this order: it gets an id (for logs and answers);
/// headers that protect browsers are set (also on errors); who asks is found out, once for all;
/// pages of allowed origins are let see the answer, whatever it will be; requests are refused while
/// the server stops; the address is held to its rate limit, but for preflights; the route serves
/// it; the connection is closed if either side asked for that, which the web server does not do by
/// itself.
final class RequestFilter implements Filter {
  private static final System.Logger ACCESS = System.getLogger("dev.sotto.access");
  private static final String WITHOUT_UPGRADE =
      "a WebSocket is opened here, and the request lacks \"Upgrade: websocket\" and \"Connection:"
          + " upgrade\"; a proxy in between must speak HTTP/1.1 and pass them on (nginx:"
          + " proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header"
          + " Connection \"upgrade\";)";

  private final SurfaceContext context;
  private final RequesterResolver requesters;
  private final PoolClientResolver sharers;
  private final List<Surface> surfaces;
  private final CorsPolicy crossOrigin;
  private final ResponseHeaders always;
  private final RouteLabels labels;
  private final Set<String> sockets;
  private final RequestAdmission intake;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean refusing;

  RequestFilter(
      SurfaceContext context,
      RequesterResolver requesters,
      PoolClientResolver sharers,
      List<Surface> surfaces,
      ResponseHeaders always,
      RouteLabels labels) {
    this.context = context;
    this.labels = labels;
    this.always = always;
    this.requesters = requesters;
    this.sharers = sharers;
    this.surfaces = surfaces;
    this.crossOrigin = new CorsPolicy(context.settings());
    this.sockets =
        surfaces.stream()
            .flatMap(surface -> surface.sockets().stream())
            .map(SocketEndpoint::path)
            .collect(Collectors.toUnmodifiableSet());
    this.intake =
        new RequestAdmission(
            SharedPool.ofHeap(),
            ConnectionCapacity.transfersOfThisProcess(),
            context.sotto().node().limiter().isOn());
  }

  /// Answers further requests with 503.
  void refuseNew() {
    refusing = true;
  }

  /// {@return how many requests are being served}
  int inFlight() {
    return inFlight.get();
  }

  @Override
  public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    inFlight.incrementAndGet();
    try {
      RequestScope.runNew(context.world().random(), () -> serve(chain, request, response));
    } finally {
      inFlight.decrementAndGet();
    }
    if (endsConnection(response.headers())) {
      throw new CloseConnectionException("asked for");
    }
  }

  private static boolean endsConnection(ServerResponseHeaders headers) {
    // What nearly all answers have; taking a list apart costs more.
    return headers.contains(HeaderNames.CONNECTION)
        && !headers.contains(HeaderValues.CONNECTION_KEEP_ALIVE)
        && headers.containsToken(HeaderValues.CONNECTION_CLOSE);
  }

  private void serve(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long started = System.nanoTime();
    always.set(response.headers());
    Requester requester =
        requesters.of(request.remotePeer(), request.isSecure(), request.headers());
    RequestScope.note(requester);
    String path = request.path().path();
    Optional<Surface> owner = owner(path);
    boolean openToPages = owner.map(Surface::isOpenToPages).orElse(false);
    boolean preflight = CorsPolicy.isPreflight(request);
    if (!openToPages) {
      crossOrigin.open(request, response);
    }
    boolean health = OperationsSurface.isHealth(request.path().rawPath());
    Duration wait = preflight || health ? Duration.ZERO : count(requester);
    if (refusing) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      refuse(owner, request, response, ProblemException.unavailable());
    } else if (isTooLarge(owner, path)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      var tooLarge = new ProblemException(Problem.TOO_LARGE, Problem.TOO_LARGE.title());
      refuse(owner, request, response, tooLarge);
    } else if (!wait.isZero()) {
      refuse(owner, request, response, ProblemException.limited(wait));
    } else if (preflight && !openToPages) {
      CorsPolicy.answerPreflight(response);
    } else if (isSocketWithoutUpgrade(request)) {
      askForUpgrade(owner, request, response);
    } else if (!proceed(chain, response, requester, health)) {
      refuse(owner, request, response, ProblemException.busy());
    }
    note(request, path, response.status().code(), System.nanoTime() - started);
  }

  private void note(RoutingRequest request, String path, int status, long nanos) {
    String method = request.prologue().method().text();
    context.metrics().served(method, labels.of(path), status, nanos);
    if (ACCESS.isLoggable(Level.DEBUG)) {
      ACCESS.log(
          Level.DEBUG,
          "{0} {1} {2} {3} us",
          method,
          path.length() > 200 ? "(long path)" : path,
          Integer.toString(status),
          Long.toString(nanos / 1_000));
    }
  }

  /// Whoever asks whether the server lives is told so, however much it has to do.
  ///
  /// {@return false when there is no place for the request}
  private boolean proceed(
      FilterChain chain, RoutingResponse response, Requester requester, boolean health) {
    String address = requester.client().subscriber();
    PoolClient who = sharers.of(requester.client());
    if (!health && !ConnectionControl.isFor(who)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      return false;
    }
    Optional<RequestAdmission.Visit> visit =
        health ? Optional.of(intake.enterUncounted(who, address)) : intake.enter(who, address);
    if (visit.isEmpty()) {
      return false;
    }
    try (RequestAdmission.Visit entered = visit.get()) {
      RequestScope.note(entered);
      chain.proceed();
    }
    return true;
  }

  /// Where nothing but a socket is, or a client wants one, and the words that ask for it are
  /// missing: proxies drop them unless they are told not to.
  private boolean isSocketWithoutUpgrade(RoutingRequest request) {
    String path = request.path().rawPath();
    return sockets.contains(path)
        && request.prologue().method().equals(Method.GET)
        && (!path.equals("/") || request.headers().contains(SocketUpgrader.WS_KEY));
  }

  private static void askForUpgrade(
      Optional<Surface> owner, RoutingRequest request, RoutingResponse response) {
    response.header(HeaderNames.UPGRADE, "websocket");
    response.header(HeaderNames.CONNECTION, "Upgrade");
    response.header(SocketUpgrader.WS_VERSION, "13");
    refuse(
        owner, request, response, new ProblemException(Problem.UPGRADE_REQUIRED, WITHOUT_UPGRADE));
  }

  private Duration count(Requester requester) {
    return context
        .sotto()
        .node()
        .limiter()
        .take(RateLimits.REQUEST_PER_ADDRESS, requester.client().subscriber());
  }

  private static void refuse(
      Optional<Surface> owner,
      RoutingRequest request,
      RoutingResponse response,
      ProblemException why) {
    ErrorResponder failures = owner.map(Surface::failures).orElseGet(ProblemResponder::new);
    failures.answer(new Exchange(request, response), why);
  }

  private static boolean isTooLarge(Optional<Surface> owner, String path) {
    RequestBody body = RequestBody.ofThisThread();
    long most =
        body.isPresent() && owner.isPresent()
            ? owner.get().largestBody(path)
            : Surface.LARGEST_BODY;
    body.atMost(most);
    return body.length().orElse(0) > most;
  }

  private Optional<Surface> owner(String path) {
    for (Surface surface : surfaces) {
      if (surface.owns(path)) {
        return Optional.of(surface);
      }
    }
    return Optional.empty();
  }
}
