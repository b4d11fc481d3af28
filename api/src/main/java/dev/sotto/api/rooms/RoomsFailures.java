// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import io.helidon.http.HeaderNames;

/// Answers failures with `{"error":…}`.
///
/// @param broken what is said when the server is at fault; empty for the general words
record RoomsFailures(String broken) implements FailureAnswer {
  @Override
  public void answer(Exchange exchange, Refused failure) {
    RoomsAnswers.openToPages(exchange);
    if (failure.retryAfterSeconds() > 0) {
      exchange
          .response()
          .headers()
          .set(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    if (isOurFault(failure.problem()) && !broken.isEmpty()) {
      RoomsAnswers.error(exchange, 500, broken);
    } else {
      RoomsAnswers.error(exchange, failure.problem().status(), word(failure.problem()));
    }
  }

  private static boolean isOurFault(Problem problem) {
    return problem == Problem.UNAVAILABLE || problem == Problem.INTERNAL;
  }

  private static String word(Problem problem) {
    return problem == Problem.INVALID_REQUEST
        ? "invalid_json"
        : problem.name().toLowerCase(java.util.Locale.ROOT);
  }
}
