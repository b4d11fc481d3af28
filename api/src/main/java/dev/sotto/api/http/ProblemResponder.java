// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.RequestScope;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.util.Map;

/// Answers failures as `application/problem+json` (RFC 9457).
public final class ProblemResponder implements ErrorResponder {
  @Override
  public void answer(Exchange exchange, ProblemException failure) {
    if (failure.retryAfterSeconds() > 0) {
      exchange
          .response()
          .headers()
          .set(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    if (failure.problem() == Problem.UNAUTHENTICATED) {
      // RFC 9110 §15.5.2: a 401 says how to do better.
      exchange
          .response()
          .headers()
          .setIfAbsent(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, "Bearer"));
    }
    exchange.answer(
        failure.problem().status(),
        "application/problem+json",
        JsonCodec.bytes(json -> write(json, failure.problem(), failure.detail())));
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return new Unrouted(
        Map.of("Content-Type", "application/problem+json"),
        JsonCodec.text(json -> write(json, problem, detail)));
  }

  /// Writes the problem as one JSON object.
  public static void write(JsonGenerator json, Problem problem, String detail) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", "about:blank");
    json.writeStringField("title", problem.title());
    json.writeNumberField("status", problem.status());
    json.writeStringField("detail", detail);
    json.writeStringField("error", detail);
    json.writeStringField("code", problem.name());
    json.writeStringField("requestId", RequestScope.idOrEmpty());
    json.writeEndObject();
  }
}
