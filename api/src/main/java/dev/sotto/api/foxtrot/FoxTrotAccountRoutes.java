// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.foxtrot.wire.FoxTrotJson;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import dev.sotto.core.account.Registration;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.Session;
import java.util.Optional;

/// Signing up and logging in.
final class FoxTrotAccountRoutes {
  /// As long as names may be in the original.
  private static final int MAX_NAME = 16;

  private static final String MISSING = "Missing credentials";
  private static final String WRONG = "Invalid username and/or password";

  private final Registration registration;
  private final Login login;
  private final LoginLimiter logins;
  private final Authenticator authenticator;
  private final RequestLimiter guard;
  private final int failureStatus;

  /// @param failureStatus of answers to those who are not let in
  FoxTrotAccountRoutes(
      Registration registration,
      Login login,
      LoginLimiter logins,
      Authenticator authenticator,
      RequestLimiter guard,
      int failureStatus) {
    this.registration = registration;
    this.login = login;
    this.logins = logins;
    this.authenticator = authenticator;
    this.guard = guard;
    this.failureStatus = failureStatus;
  }

  void addTo(FoxTrotRouter routes) {
    routes.open("POST", "/signup", this::signUp);
    routes.open("POST", "/login", this::logIn);
  }

  private void signUp(Exchange exchange) {
    guard.check(RateLimits.REGISTER_PER_ADDRESS, exchange);
    Optional<FoxTrotCredentials> given = FoxTrotCredentials.of(exchange);
    if (given.isEmpty()) {
      FoxTrotJson.message(exchange, 403, MISSING);
      return;
    }
    Handle handle = newHandle(given.get().name());
    Password password = newPassword(given.get().password());
    switch (logins.inTurn(exchange, () -> registration.register(handle, password))) {
      case Registration.Result.Registered in -> {
        logins.note(exchange, handle);
        answerSignedUp(exchange, in.account());
      }
      case Registration.Result.HandleTaken _ ->
          FoxTrotJson.message(exchange, 403, "Username already taken!");
      case Registration.Result.Unfit _ ->
          throw ProblemException.invalid("The username has characters that are not allowed");
      case Registration.Result.Closed _ ->
          FoxTrotJson.message(exchange, 422, "No new accounts are admitted");
    }
  }

  private void logIn(Exchange exchange) {
    Optional<FoxTrotCredentials> given = FoxTrotCredentials.of(exchange);
    if (given.isEmpty()) {
      FoxTrotJson.message(exchange, failureStatus, MISSING);
      return;
    }
    Login.Result result =
        logins.attempt(
            exchange,
            given.get().name(),
            "",
            () -> letIn(given.get()),
            Login.Result.Shared.class::isInstance);
    if (result instanceof Login.Result.Shared(Account account, Session session)) {
      answerLoggedIn(exchange, account, session);
    } else {
      FoxTrotJson.message(exchange, failureStatus, WRONG);
    }
  }

  private Login.Result letIn(FoxTrotCredentials given) {
    if (!Handle.isValid(given.name()) || !Password.isValid(given.password())) {
      return new Login.Result.Refused();
    }
    return login.onSharedDevice(
        new Handle(given.name()), new Password(given.password()), Authenticator.FOXTROT_LIFETIME);
  }

  private static Handle newHandle(String name) {
    if (name.codePointCount(0, name.length()) > MAX_NAME) {
      throw ProblemException.invalid(
          "The username may have at most %d characters".formatted(MAX_NAME));
    }
    if (!Handle.isChoosable(name)) {
      throw ProblemException.invalid("The username has characters that are not allowed");
    }
    return new Handle(name);
  }

  private static Password newPassword(String text) {
    if (!Password.isChoosable(text)) {
      throw ProblemException.invalid(
          "The password may have at most %d bytes".formatted(Password.MAX_BYTES));
    }
    return new Password(text);
  }

  private static void answerSignedUp(Exchange exchange, Account account) {
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("user_data");
          FoxTrotJson.writeUser(json, account);
          json.writeEndObject();
          json.writeStringField("message", "user created");
          json.writeEndObject();
        });
  }

  private void answerLoggedIn(Exchange exchange, Account account, Session session) {
    var issued = authenticator.issueFoxTrot(account, session);
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("auth", true);
          json.writeStringField("token", issued.token());
          json.writeObjectFieldStart("user_data");
          FoxTrotJson.writeUser(json, account);
          json.writeEndObject();
          json.writeStringField("message", "user found & logged in");
          json.writeEndObject();
        });
  }
}
