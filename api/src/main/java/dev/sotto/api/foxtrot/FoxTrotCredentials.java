// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import java.util.Locale;
import java.util.Optional;

/// The body of signing up and logging in.
///
/// @param name without blanks at the ends, not empty
/// @param password not empty
record FoxTrotCredentials(String name, String password) {
  private static final int MAX_BODY = 16 * 1024;

  /// {@return what the client sent, empty when a part is missing}
  ///
  /// @throws ProblemException when the body claims to be JSON and is not
  static Optional<FoxTrotCredentials> of(Exchange exchange) {
    byte[] bytes = exchange.body(MAX_BODY);
    boolean json = exchange.header("Content-Type").filter(FoxTrotCredentials::saysJson).isPresent();
    if (bytes.length == 0 || !json) {
      return Optional.empty();
    }
    JsonObject body = JsonObject.parse(bytes);
    String name = text(body, "phone_no").strip();
    String password = text(body, "password");
    return name.isEmpty() || password.isEmpty()
        ? Optional.empty()
        : Optional.of(new FoxTrotCredentials(name, password));
  }

  /// Types are compared without regard to case (RFC 9110 §8.3.1).
  private static boolean saysJson(String type) {
    return type.toLowerCase(Locale.ROOT).contains("json");
  }

  private static String text(JsonObject body, String field) {
    var value = body.any(field);
    return value.isTextual() ? value.textValue() : "";
  }
}
