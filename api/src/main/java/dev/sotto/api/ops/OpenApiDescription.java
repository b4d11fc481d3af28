// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import dev.sotto.api.http.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// The OpenAPI description of the native surface and of operations: a resource beside this class.
/// Safe for use by many threads.
final class OpenApiDescription {
  private static final String RESOURCE = "openapi.yaml";

  /// Answers with the description (RFC 9512 names its type).
  void serve(Exchange exchange) {
    exchange.answer(200, "application/yaml", bytes());
  }

  /// Read each time: few ask for it, and rarely.
  private static byte[] bytes() {
    try (InputStream in = OpenApiDescription.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
