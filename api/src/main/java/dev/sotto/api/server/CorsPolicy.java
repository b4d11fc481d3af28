// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.net.WebOrigin;
import dev.sotto.api.requester.AllowedOrigins;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/// Lets pages of the allowed origins call the API (Fetch standard, CORS protocol). Safe for use by
/// many threads.
final class CorsPolicy {
  private static final String ALLOWED_HEADERS =
      "Authorization, Content-Type, Range, Tus-Resumable, Upload-Length, Upload-Metadata,"
          + " Upload-Offset";
  private static final String EXPOSED_HEADERS =
      "Content-Range, Link, Location, Retry-After, Tus-Extension, Tus-Max-Size, Tus-Resumable,"
          + " Tus-Version, Upload-Expires, Upload-Length, Upload-Offset";

  private final AllowedOrigins origins;

  CorsPolicy(ApiSettings settings) {
    origins = new AllowedOrigins(settings);
  }

  /// {@return whether a browser asks whether it may ask}
  static boolean isPreflight(RoutingRequest request) {
    return request.prologue().method().equals(Method.OPTIONS)
        && request.headers().contains(HeaderNames.ORIGIN)
        && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
  }

  /// Lets a page of an allowed origin see the answer, whatever it will be: what it may not see is a
  /// network error to it, and tells neither what is wrong nor when to come again.
  void open(RoutingRequest request, RoutingResponse response) {
    open(request.headers(), response.headers());
  }

  /// As [#open(RoutingRequest, RoutingResponse)].
  void open(Headers request, ServerResponseHeaders response) {
    if (!request.contains(HeaderNames.ORIGIN)) {
      return;
    }
    String origin = request.get(HeaderNames.ORIGIN).get();
    response.set(HeaderNames.VARY, "Origin");
    boolean named = origins.isNamed(origin);
    if (named || origins.admitAll()) {
      response.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, named ? origin : WebOrigin.ALL);
      response.set(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
      if (named) {
        response.set(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      }
    }
  }

  /// Answers a preflight, after [#open].
  static void answerPreflight(RoutingResponse response) {
    var headers = response.headers();
    headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
    headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
    headers.set(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
    response.status(Status.NO_CONTENT_204).send();
  }
}
