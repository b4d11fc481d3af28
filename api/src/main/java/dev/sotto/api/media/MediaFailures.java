// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemAnswer;
import dev.sotto.api.http.Refused;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;

/// Tells failures as the native surface does, and ends the connection where the rest of the body is
/// not worth reading.
final class MediaFailures implements FailureAnswer {
  /// What is read of a body that nobody wants, so that the connection can be used again.
  private static final long WORTH_READING = 1024 * 1024;

  private final FailureAnswer problems = new ProblemAnswer();

  @Override
  public void answer(Exchange exchange, Refused failure) {
    boolean large =
        exchange.hasBody() && exchange.contentLength().orElse(Long.MAX_VALUE) > WORTH_READING;
    // A client that waits for "100 Continue" sends no body any more.
    if (large || exchange.header("Expect").isPresent()) {
      exchange.response().header(HeaderValues.CONNECTION_CLOSE);
    }
    if (exchange.request().prologue().method().equals(Method.HEAD)) {
      exchange.answerEmpty(failure.problem().status());
    } else {
      problems.answer(exchange, failure);
    }
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return problems.unrouted(problem, detail);
  }
}
