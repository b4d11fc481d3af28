// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotJson;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import io.helidon.http.HeaderNames;
import java.util.Map;

/// Answers failures with `{"message":…}`. Never with 403, which would log the client out.
final class FoxTrotErrorResponder implements ErrorResponder {
  private static final int FORBIDDEN = 403;
  private static final int UNPROCESSABLE = 422;

  @Override
  public void answer(Exchange exchange, ProblemException failure) {
    if (failure.retryAfterSeconds() > 0) {
      exchange
          .response()
          .headers()
          .set(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    int status = failure.problem().status();
    FoxTrotJson.message(exchange, status == FORBIDDEN ? UNPROCESSABLE : status, failure.detail());
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return new Unrouted(
        Map.of("Content-Type", "application/json; charset=utf-8"),
        JsonCodec.text(
            json -> {
              json.writeStartObject();
              json.writeStringField("message", detail);
              json.writeEndObject();
            }));
  }
}
