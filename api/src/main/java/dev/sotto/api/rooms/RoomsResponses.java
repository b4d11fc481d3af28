// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import dev.sotto.api.http.Exchange;
import io.helidon.http.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The shapes of answers.
final class RoomsResponses {
  private static final String TEXT = "text/plain; charset=utf-8";

  /// Pages of all origins may call the facade: it knows no cookies and no log-in.
  static final Map<String, String> OPEN_TO_PAGES =
      Map.of(
          "Access-Control-Allow-Origin", "*",
          "Access-Control-Allow-Headers", "Origin, X-Requested-With, Content-Type, Accept",
          "Access-Control-Allow-Methods", "GET, POST, DELETE, OPTIONS",
          "Access-Control-Expose-Headers", "Retry-After");

  private RoomsResponses() {}

  static void openToPages(Exchange exchange) {
    var headers = exchange.response().headers();
    OPEN_TO_PAGES.forEach((name, value) -> headers.set(HeaderNames.create(name), value));
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
