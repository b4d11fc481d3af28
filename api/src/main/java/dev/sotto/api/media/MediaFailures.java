// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;

/// Ends the connection where a request fails and the rest of its body is not worth reading. Safe
/// for use by many threads.
public final class MediaFailures implements FailureAnswer {
  private final FailureAnswer answers;

  /// @param answers how failures are told
  public MediaFailures(FailureAnswer answers) {
    this.answers = answers;
  }

  @Override
  public void answer(Exchange exchange, Refused failure) {
    // What is known to be long ends the connection anyway.
    boolean endless = exchange.hasBody() && exchange.contentLength().isEmpty();
    // A client that waits for "100 Continue" sends no body any more.
    if (endless || exchange.header("Expect").isPresent()) {
      exchange.response().header(HeaderValues.CONNECTION_CLOSE);
    }
    if (exchange.request().prologue().method().equals(Method.HEAD)) {
      exchange.answerEmpty(failure.problem().status());
    } else {
      answers.answer(exchange, failure);
    }
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return answers.unrouted(problem, detail);
  }
}
