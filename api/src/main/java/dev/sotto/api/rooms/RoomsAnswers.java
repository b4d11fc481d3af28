// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.Exchange;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;

/// The shapes of answers.
final class RoomsAnswers {
  private static final String TEXT = "text/plain; charset=utf-8";

  private RoomsAnswers() {}

  /// Pages of all origins may call the facade: it knows no cookies and no log-in.
  static void openToPages(Exchange exchange) {
    var headers = exchange.response().headers();
    headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    headers.set(
        HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Origin, X-Requested-With, Content-Type, Accept");
    headers.set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, DELETE, OPTIONS");
  }

  static void error(Exchange exchange, int status, String word) {
    exchange.answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField("error", word);
          json.writeEndObject();
        });
  }

  /// Answers with an object of one field.
  static void field(Exchange exchange, int status, String name, String value) {
    exchange.answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeStringField(name, value);
          json.writeEndObject();
        });
  }

  static void text(Exchange exchange, int status, String text) {
    exchange.answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}
