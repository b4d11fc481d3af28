// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import dev.sotto.api.auth.Authenticator;
import dev.sotto.api.auth.BearerToken;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.session.Session;

/// Says who sends a request, and reads its body. Safe for use by many threads.
public final class NativeAuthenticator {
  private static final int MAX_BODY = 512 * 1024;

  private final Authenticator authenticator;
  private final RequestLimiter guard;

  public NativeAuthenticator(Authenticator authenticator, RequestLimiter guard) {
    this.authenticator = authenticator;
    this.guard = guard;
  }

  /// {@return the live session of the request's token, held to its limit}
  ///
  /// @throws ProblemException without one
  public Session session(Exchange exchange) {
    Session session =
        exchange
            .header("Authorization")
            .flatMap(BearerToken::in)
            .flatMap(authenticator::nativeSession)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.UNAUTHENTICATED, "no token, or one that has ended"));
    guard.check(RateLimits.REQUEST_PER_ACCOUNT, Long.toString(session.device().account().value()));
    return session;
  }

  /// {@return the device of [#session]}
  public DeviceAddress device(Exchange exchange) {
    return session(exchange).device();
  }

  /// {@return the JSON object in the body}
  public static JsonObject json(Exchange exchange) {
    return exchange.json(MAX_BODY);
  }

  /// {@return the JSON object in the body; one without fields when there is no body}
  public static JsonObject jsonOrNothing(Exchange exchange) {
    byte[] body = exchange.jsonBytes(MAX_BODY);
    return body.length == 0 ? JsonObject.parse("{}") : JsonObject.parse(body);
  }
}
