// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import io.helidon.http.HeaderNames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// `/api-docs`: the description as a page for people, with Swagger UI. Safe for use by many
/// threads.
final class ApiDocs {
  /// The page gets everything from this server; the pictures in its style sheet are data URLs.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
          + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /// Answers with the page.
  void page(Exchange exchange) {
    answer(exchange, ApiDocsFile.PAGE);
  }

  /// Answers with one of the files that the page asks for.
  void file(Exchange exchange) {
    answer(
        exchange,
        ApiDocsFile.named(exchange.pathParameter("file"))
            .orElseThrow(
                () -> new ProblemException(Problem.NOT_FOUND, "there is nothing at this path")));
  }

  private static void answer(Exchange exchange, ApiDocsFile file) {
    byte[] bytes = file.bytes();
    String tag = tag(bytes);
    var headers = exchange.response().headers();
    headers.set(HeaderNames.create("Content-Security-Policy"), POLICY);
    // Kept, but asked for at each use: an upgrade shows at once and costs nothing in between.
    headers.set(HeaderNames.CACHE_CONTROL, "no-cache");
    headers.set(HeaderNames.ETAG, tag);
    if (exchange.header("If-None-Match").filter(tag::equals).isPresent()) {
      exchange.answerEmpty(304);
    } else {
      exchange.answer(200, file.contentType(), bytes);
    }
  }

  private static String tag(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
