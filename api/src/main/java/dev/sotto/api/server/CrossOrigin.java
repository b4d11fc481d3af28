// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Set;

/// Lets pages of the allowed origins call the API (Fetch standard, CORS protocol).
final class CrossOrigin {
  private static final String ALLOWED_HEADERS =
      "Authorization, Content-Type, Range, Tus-Resumable, Upload-Length, Upload-Metadata,"
          + " Upload-Offset";
  private static final String EXPOSED_HEADERS =
      "Content-Range, Location, Retry-After, Tus-Extension, Tus-Max-Size, Tus-Resumable,"
          + " Tus-Version, Upload-Length, Upload-Offset";

  private final Set<String> allowed;

  /// @param allowed origins as browsers write them; `*` for all, then without credentials
  CrossOrigin(Set<String> allowed) {
    this.allowed = allowed;
  }

  /// Sets the headers for a page of an allowed origin. {@return whether the request was a preflight
  /// and has been answered}
  boolean answered(RoutingRequest request, RoutingResponse response) {
    if (!request.headers().contains(HeaderNames.ORIGIN)) {
      return false;
    }
    String origin = request.headers().get(HeaderNames.ORIGIN).get();
    var headers = response.headers();
    headers.set(HeaderNames.VARY, "Origin");
    boolean named = allowed.contains(origin);
    if (named || allowed.contains("*")) {
      headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, named ? origin : "*");
      headers.set(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
      if (named) {
        headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
      }
    }
    boolean preflight =
        request.prologue().method().equals(Method.OPTIONS)
            && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    if (preflight) {
      headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
      headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS);
      headers.set(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
      response.status(Status.NO_CONTENT_204).send();
    }
    return preflight;
  }
}
