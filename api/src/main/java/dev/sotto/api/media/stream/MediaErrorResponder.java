// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import io.helidon.http.HeaderValues;

/// Ends the connection where a request fails and the rest of its body is not worth reading. Safe
/// for use by many threads.
public final class MediaErrorResponder implements ErrorResponder {
  private final ErrorResponder answers;

  /// @param answers how failures are told
  public MediaErrorResponder(ErrorResponder answers) {
    this.answers = answers;
  }

  @Override
  public void answer(Exchange exchange, ProblemException failure) {
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
