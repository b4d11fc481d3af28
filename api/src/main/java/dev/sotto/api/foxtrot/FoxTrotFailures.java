// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Json;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import io.helidon.http.HeaderNames;
import java.util.Map;

/// Answers failures with `{"message":…}`. Never with 403, which would log the client out.
final class FoxTrotFailures implements FailureAnswer {
  private static final int FORBIDDEN = 403;
  private static final int UNPROCESSABLE = 422;

  @Override
  public void answer(Exchange exchange, Refused failure) {
    if (failure.retryAfterSeconds() > 0) {
      exchange
          .response()
          .headers()
          .set(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    int status = failure.problem().status();
    Answers.message(exchange, status == FORBIDDEN ? UNPROCESSABLE : status, failure.detail());
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return new Unrouted(
        Map.of("Content-Type", "application/json; charset=utf-8"),
        Json.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("message", detail);
              json.writeEndObject();
            }));
  }
}
