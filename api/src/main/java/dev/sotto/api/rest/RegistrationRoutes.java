// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.Registration;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Login;

/// Registration, which logs in the first device at once.
final class RegistrationRoutes {
  private final Registration registration;
  private final Login login;
  private final RequestLimiter guard;
  private final LoginLimiter budget;
  private final TokenResponse answer;
  private final LoginCookies cookie;

  RegistrationRoutes(
      Registration registration,
      Login login,
      RequestLimiter guard,
      LoginLimiter budget,
      TokenResponse answer,
      LoginCookies cookie) {
    this.registration = registration;
    this.login = login;
    this.guard = guard;
    this.budget = budget;
    this.answer = answer;
    this.cookie = cookie;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/auth/register").post(this::register).end();
  }

  private void register(Exchange exchange) {
    guard.check(RateLimits.REGISTER_PER_ADDRESS, exchange);
    var request = LoginRequest.readRegistration(NativeAuthenticator.json(exchange));
    request.checkChosen();
    cookie.check(exchange, request);
    var handle = new Handle(request.handle());
    var password = new Password(request.password());
    switch (budget.inTurn(exchange, () -> registration.register(handle, password))) {
      case Registration.Result.Registered registered -> {
        budget.note(exchange, handle);
        answer.login(
            exchange, 201, login.onFirstDevice(registered, request.deviceName()), request.cookie());
      }
      case Registration.Result.HandleTaken _ ->
          throw new ProblemException(Problem.HANDLE_TAKEN, "the handle is taken");
      case Registration.Result.Unfit _ ->
          throw ProblemException.invalid("handle: not fit for an account");
      case Registration.Result.Closed _ ->
          throw new ProblemException(Problem.REGISTRATION_CLOSED, "no new accounts are admitted");
    }
  }
}
