// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import io.helidon.http.HeaderValues;

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
    if (exchange.hasBody() && exchange.contentLength().isEmpty()) {
      exchange.response().header(HeaderValues.CONNECTION_CLOSE);
    }
    answers.answer(exchange, failure);
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return answers.unrouted(problem, detail);
  }
}
