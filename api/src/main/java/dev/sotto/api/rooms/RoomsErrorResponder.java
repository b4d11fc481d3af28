// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import io.helidon.http.HeaderNames;
import java.util.HashMap;
import java.util.Locale;

/// Answers failures with `{"error":…}`.
///
/// @param broken what is said when the server is at fault; empty for the general words
record RoomsErrorResponder(String broken) implements ErrorResponder {
  @Override
  public void answer(Exchange exchange, ProblemException failure) {
    RoomsResponses.openToPages(exchange);
    if (failure.retryAfterSeconds() > 0) {
      exchange
          .response()
          .headers()
          .set(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    if (isOurFault(failure.problem()) && !broken.isEmpty()) {
      RoomsResponses.error(exchange, 500, broken);
    } else {
      RoomsResponses.error(exchange, failure.problem().status(), word(failure.problem()));
    }
  }

  /// Nothing has looked at the body yet, so it is not what is wrong.
  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    var headers = new HashMap<>(RoomsResponses.OPEN_TO_PAGES);
    headers.put("Content-Type", "application/json; charset=utf-8");
    return new Unrouted(
        headers,
        JsonCodec.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("error", problem.name().toLowerCase(Locale.ROOT));
              json.writeEndObject();
            }));
  }

  private static boolean isOurFault(Problem problem) {
    return problem == Problem.UNAVAILABLE || problem == Problem.INTERNAL;
  }

  private static String word(Problem problem) {
    return problem == Problem.INVALID_REQUEST
        ? "invalid_json"
        : problem.name().toLowerCase(Locale.ROOT);
  }
}
