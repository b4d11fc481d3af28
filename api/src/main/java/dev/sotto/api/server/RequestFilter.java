// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.RequestId;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemAnswer;
import dev.sotto.api.http.Refused;
import dev.sotto.api.http.RequestIntake;
import dev.sotto.api.http1.RequestBody;
import dev.sotto.api.http1.Upgraded;
import dev.sotto.api.ops.OperationsSurface;
import dev.sotto.api.origin.Requester;
import dev.sotto.api.origin.Requesters;
import dev.sotto.api.origin.Sharers;
import dev.sotto.api.socket.SocketEndpoint;
import dev.sotto.api.socket.SocketUpgrader;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Surface;
import dev.sotto.core.limit.Limits;
import dev.sotto.core.limit.SharedPool;
import dev.sotto.core.limit.Sharer;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
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

/// What happens to every request, in this order: it gets an id (for logs and answers); headers that
/// protect browsers are set (also on errors); who asks is found out, once for all; pages of allowed
/// origins are let see the answer, whatever it will be; requests are refused while the server
/// stops; the address is held to its rate limit, but for preflights; the route serves it; the
/// connection is closed if either side asked for that, which the web server does not do by itself.
final class RequestFilter implements Filter {
  private static final System.Logger ACCESS = System.getLogger("dev.sotto.access");
  private static final String WITHOUT_UPGRADE =
      "a WebSocket is opened here, and the request lacks \"Upgrade: websocket\" and \"Connection:"
          + " upgrade\"; a proxy in between must speak HTTP/1.1 and pass them on (nginx:"
          + " proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header"
          + " Connection \"upgrade\";)";

  private final Edge edge;
  private final Requesters requesters;
  private final Sharers sharers;
  private final List<Surface> surfaces;
  private final CrossOrigin crossOrigin;
  private final AnswerHeaders always;
  private final Set<String> sockets;
  private final RequestIntake intake;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean refusing;

  RequestFilter(
      Edge edge,
      Requesters requesters,
      Sharers sharers,
      List<Surface> surfaces,
      AnswerHeaders always) {
    this.edge = edge;
    this.always = always;
    this.requesters = requesters;
    this.sharers = sharers;
    this.surfaces = surfaces;
    this.crossOrigin = new CrossOrigin(edge.settings());
    this.sockets =
        surfaces.stream()
            .flatMap(surface -> surface.sockets().stream())
            .map(SocketEndpoint::path)
            .collect(Collectors.toUnmodifiableSet());
    this.intake =
        new RequestIntake(
            SharedPool.ofHeap(),
            ConnectionPlaces.transfersOfThisProcess(),
            edge.sotto().limiter().isOn());
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
      RequestId.runNew(edge.world().random(), () -> serve(chain, request, response));
    } finally {
      inFlight.decrementAndGet();
    }
    if (response.headers().containsToken(HeaderValues.CONNECTION_CLOSE)) {
      throw new CloseConnectionException("asked for");
    }
  }

  private void serve(FilterChain chain, RoutingRequest request, RoutingResponse response) {
    long started = System.nanoTime();
    always.set(response.headers());
    Requester requester =
        requesters.of(request.remotePeer().host(), request.isSecure(), request.headers());
    request.context().register(requester);
    boolean openToPages = isOpenToPages(request);
    boolean preflight = CrossOrigin.isPreflight(request);
    if (!openToPages) {
      crossOrigin.open(request, response);
    }
    boolean health = OperationsSurface.isHealth(request.path().rawPath());
    Duration wait = preflight || health ? Duration.ZERO : count(requester);
    if (refusing) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      failures(request).answer(new Exchange(request, response), Refused.unavailable());
    } else if (isTooLarge(request)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      failures(request)
          .answer(
              new Exchange(request, response),
              new Refused(Problem.TOO_LARGE, Problem.TOO_LARGE.title()));
    } else if (!wait.isZero()) {
      failures(request).answer(new Exchange(request, response), Refused.limited(wait));
    } else if (preflight && !openToPages) {
      CrossOrigin.answerPreflight(response);
    } else if (isSocketWithoutUpgrade(request)) {
      askForUpgrade(request, response);
    } else {
      proceed(chain, request, response, requester);
    }
    long nanos = System.nanoTime() - started;
    String method = request.prologue().method().text();
    int status = response.status().code();
    edge.metrics().served(method, request.path().path(), status, nanos);
    if (ACCESS.isLoggable(Level.DEBUG)) {
      ACCESS.log(
          Level.DEBUG,
          "{0} {1} {2} {3} us",
          method,
          request.path().path().length() > 200 ? "(long path)" : request.path().path(),
          Integer.toString(status),
          Long.toString(nanos / 1_000));
    }
  }

  /// Whoever asks whether the server lives is told so, however much it has to do.
  private void proceed(
      FilterChain chain, RoutingRequest request, RoutingResponse response, Requester requester) {
    String address = requester.client().subscriber();
    Sharer who = sharers.of(requester.client());
    boolean health = OperationsSurface.isHealth(request.path().rawPath());
    if (!health && !Upgraded.isFor(who)) {
      response.header(HeaderValues.CONNECTION_CLOSE);
      failures(request).answer(new Exchange(request, response), Refused.busy());
      return;
    }
    Optional<RequestIntake.Visit> visit =
        health ? Optional.of(intake.enterUncounted(who, address)) : intake.enter(who, address);
    if (visit.isEmpty()) {
      failures(request).answer(new Exchange(request, response), Refused.busy());
      return;
    }
    try (RequestIntake.Visit entered = visit.get()) {
      request.context().register(entered);
      chain.proceed();
    }
  }

  /// Where nothing but a socket is, or a client wants one, and the words that ask for it are
  /// missing: proxies drop them unless they are told not to.
  private boolean isSocketWithoutUpgrade(RoutingRequest request) {
    String path = request.path().rawPath();
    return sockets.contains(path)
        && request.prologue().method().equals(Method.GET)
        && (!path.equals("/") || request.headers().contains(SocketUpgrader.WS_KEY));
  }

  private void askForUpgrade(RoutingRequest request, RoutingResponse response) {
    response.header(HeaderNames.UPGRADE, "websocket");
    response.header(HeaderNames.CONNECTION, "Upgrade");
    response.header(SocketUpgrader.WS_VERSION, "13");
    failures(request)
        .answer(
            new Exchange(request, response),
            new Refused(Problem.UPGRADE_REQUIRED, WITHOUT_UPGRADE));
  }

  private Duration count(Requester requester) {
    return edge.sotto().limiter().take(Limits.REQUEST_PER_ADDRESS, requester.client().subscriber());
  }

  private FailureAnswer failures(RoutingRequest request) {
    return owner(request).map(Surface::failures).orElseGet(ProblemAnswer::new);
  }

  private boolean isTooLarge(RoutingRequest request) {
    RequestBody body = RequestBody.ofThisThread();
    String path = request.path().path();
    long most =
        body.isPresent()
            ? owner(request).map(s -> s.largestBody(path)).orElse(Surface.LARGEST_BODY)
            : Surface.LARGEST_BODY;
    body.atMost(most);
    return body.length().orElse(0) > most;
  }

  private boolean isOpenToPages(RoutingRequest request) {
    return owner(request).map(Surface::isOpenToPages).orElse(false);
  }

  private Optional<Surface> owner(RoutingRequest request) {
    String path = request.path().path();
    return surfaces.stream().filter(surface -> surface.owns(path)).findFirst();
  }
}
