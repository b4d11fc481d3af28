// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.LoginLimiter;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.core.session.Login;
import dev.sotto.core.session.RefreshToken;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.Sessions;
import java.io.IOException;

/// Answers with tokens. Safe for use by many threads.
final class TokenResponse {
  private final Authenticator authenticator;
  private final LoginLimiter logins;
  private final LoginCookies cookie;

  TokenResponse(Authenticator authenticator, LoginLimiter logins, LoginCookies cookie) {
    this.authenticator = authenticator;
    this.logins = logins;
    this.cookie = cookie;
  }

  /// Answers with *login*.
  ///
  /// @param inCookie whether the refresh token and the device token go into cookies, not the body
  void login(Exchange exchange, int status, Login.Result result, boolean inCookie) {
    Login.Result.LoggedIn in = loggedIn(result);
    String deviceToken = logins.deviceToken(in.account().handle());
    if (inCookie) {
      cookie.write(exchange, in.refreshToken());
      cookie.writeDevice(exchange, deviceToken);
    }
    DataResponse.send(
        exchange,
        status,
        "logged in",
        json -> {
          json.writeStartObject();
          write(json, in.session(), in.refreshToken(), inCookie);
          if (!inCookie) {
            json.writeStringField("deviceToken", deviceToken);
          }
          json.writeFieldName("account");
          AccountJson.writeOwn(json, in.account());
          json.writeNumberField("deviceId", in.session().device().device().value());
          json.writeEndObject();
        });
  }

  /// Answers with *tokens*.
  void tokens(Exchange exchange, Sessions.Opened opened, boolean inCookie) {
    if (inCookie) {
      cookie.write(exchange, opened.refreshToken());
    }
    DataResponse.ok(
        exchange,
        "refreshed",
        json -> {
          json.writeStartObject();
          write(json, opened.session(), opened.refreshToken(), inCookie);
          json.writeEndObject();
        });
  }

  private void write(
      JsonGenerator json, Session session, RefreshToken refreshToken, boolean inCookie)
      throws IOException {
    Authenticator.IssuedToken access = authenticator.issueNative(session);
    json.writeStringField("accessToken", access.token());
    json.writeStringField("accessTokenExpiresAt", JsonCodec.time(access.expiresAt()));
    if (!inCookie) {
      json.writeStringField("refreshToken", refreshToken.text());
    }
  }

  private static Login.Result.LoggedIn loggedIn(Login.Result result) {
    return switch (result) {
      case Login.Result.LoggedIn in -> in;
      case Login.Result.Refused _ -> throw refusedLogin();
      case Login.Result.NoSuchDevice _ ->
          throw new ProblemException(Problem.NOT_FOUND, "deviceId: the account has no such device");
      case Login.Result.TooManyDevices _ ->
          throw new ProblemException(
              Problem.TOO_MANY_DEVICES, "the account has 126 devices; remove one first");
      case Login.Result.Shared _ ->
          throw new IllegalStateException("a shared device for a native client");
    };
  }

  private static ProblemException refusedLogin() {
    return new ProblemException(Problem.UNAUTHENTICATED, "handle or password is wrong");
  }
}
