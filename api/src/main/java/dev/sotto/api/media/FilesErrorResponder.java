// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.RequestScope;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells failures as clients of files read them: `error.type`, `error.message`, `message`.
final class FilesErrorResponder implements ErrorResponder {
  /// Where their words are others than ours.
  private static final Map<Problem, String> TYPES =
      Map.of(
          Problem.INVALID_REQUEST, "VALIDATION_ERROR",
          Problem.UNAUTHENTICATED, "INVALID_TOKEN",
          Problem.RATE_LIMITED, "RATE_LIMIT_EXCEEDED",
          Problem.INFECTED, "FILE_INFECTED",
          Problem.NOT_SCANNED, "FILE_SCANNING",
          Problem.INTERNAL, "INTERNAL_ERROR");

  /// Our texts begin with the field that does not fit.
  private static final Pattern FIELD = Pattern.compile("([a-zA-Z-]{1,40}): (.*)", Pattern.DOTALL);

  private final InstantSource clock;

  FilesErrorResponder(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void answer(Exchange exchange, ProblemException failure) {
    Problem problem = failure.problem();
    var headers = exchange.response().headers();
    if (failure.retryAfterSeconds() > 0) {
      headers.set(HeaderNames.RETRY_AFTER, Long.toString(failure.retryAfterSeconds()));
    }
    String type = type(problem);
    if (problem == Problem.UNAUTHENTICATED) {
      headers.setIfAbsent(HeaderValues.create(HeaderNames.WWW_AUTHENTICATE, "Bearer"));
      type = exchange.header("Authorization").isPresent() ? type : "TOKEN_MISSING";
    }
    String word = type;
    // These clients know that a file may be locked for a while.
    int status = problem == Problem.NOT_SCANNED ? 423 : problem.status();
    exchange.answer(status, json -> write(json, word, failure.detail()));
  }

  @Override
  public Unrouted unrouted(Problem problem, String detail) {
    return new Unrouted(
        Map.of("Content-Type", "application/json; charset=utf-8"),
        JsonCodec.text(json -> write(json, type(problem), detail)));
  }

  private static String type(Problem problem) {
    return TYPES.getOrDefault(problem, problem.name());
  }

  private void write(JsonGenerator json, String type, String message) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("success", false);
    json.writeStringField("message", message);
    json.writeObjectFieldStart("error");
    json.writeStringField("type", type);
    json.writeStringField("message", message);
    Matcher field = FIELD.matcher(message);
    if (field.matches()) {
      json.writeArrayFieldStart("details");
      json.writeStartObject();
      json.writeStringField("field", field.group(1));
      json.writeStringField("message", field.group(2));
      json.writeEndObject();
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeStringField("requestId", RequestScope.idOrEmpty());
    json.writeStringField("timestamp", JsonCodec.time(clock.instant()));
    json.writeEndObject();
  }
}
