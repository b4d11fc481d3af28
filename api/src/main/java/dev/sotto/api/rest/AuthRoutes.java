// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.area.SessionArea;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.limit.RateLimitedAttempt;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.RefreshToken;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.Sessions;
import java.util.Optional;

/// Log-in, refresh and log-out.
final class AuthRoutes {
  private final SessionArea sessions;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;
  private final LoginLimiter budget;
  private final TokenResponse answer;
  private final LoginCookies cookie;

  AuthRoutes(
      SessionArea sessions,
      NativeAuthenticator caller,
      RequestLimiter guard,
      LoginLimiter budget,
      TokenResponse answer,
      LoginCookies cookie) {
    this.sessions = sessions;
    this.caller = caller;
    this.guard = guard;
    this.budget = budget;
    this.answer = answer;
    this.cookie = cookie;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/auth/login").post(this::login).end();
    Resource.at(routes, "/api/auth/refresh").post(this::refresh).end();
    Resource.at(routes, "/api/auth/logout").post(this::logout).end();
  }

  private void login(Exchange exchange) {
    var request = LoginRequest.readLogin(NativeAuthenticator.json(exchange));
    cookie.check(exchange, request);
    String deviceToken =
        request.deviceToken().isEmpty() ? cookie.readDevice(exchange) : request.deviceToken();
    Login.Result result =
        budget.attempt(
            exchange,
            request.handle(),
            deviceToken,
            () -> letIn(request),
            outcome -> !(outcome instanceof Login.Result.Refused));
    answer.login(exchange, 200, result, request.cookie());
  }

  private Login.Result letIn(LoginRequest request) {
    if (!request.isPossible()) {
      return new Login.Result.Refused();
    }
    var handle = new Handle(request.handle());
    var password = new Password(request.password());
    return request.deviceId() == 0
        ? sessions.login().onNewDevice(handle, password, request.deviceName())
        : sessions.login().onDevice(handle, password, new DeviceId(request.deviceId()));
  }

  private void refresh(Exchange exchange) {
    RateLimitedAttempt attempt = guard.attempt(RateLimits.REFRESH_PER_ADDRESS, exchange);
    JsonObject json = NativeAuthenticator.jsonOrNothing(exchange);
    Optional<RefreshToken> given = json.optionalText("refreshToken").map(RefreshToken::new);
    json.end();
    Optional<RefreshToken> kept = given.isPresent() ? Optional.empty() : cookie.read(exchange);
    kept.ifPresent(_ -> cookie.requireOwnPage(exchange));
    Optional<Sessions.Opened> opened =
        attempt.make(
            () -> given.or(() -> kept).flatMap(token -> sessions.lifecycle().refresh(token)),
            Optional::isPresent);
    if (opened.isEmpty()) {
      kept.ifPresent(_ -> cookie.clear(exchange));
      throw new ProblemException(
          Problem.UNAUTHENTICATED, "the refresh token is not good, or no longer");
    }
    answer.tokens(exchange, opened.get(), kept.isPresent());
  }

  private void logout(Exchange exchange) {
    Session session = caller.session(exchange);
    sessions.lifecycle().end(session.device().account(), session.id());
    cookie.read(exchange).ifPresent(_ -> cookie.clear(exchange));
    DataResponse.done(exchange, "logged out");
  }
}
