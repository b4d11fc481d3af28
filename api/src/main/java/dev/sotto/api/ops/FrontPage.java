// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ops;

import dev.sotto.api.http.Exchange;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/// The page at `/`: what this server is, its version, and where to go on. The same for everybody;
/// it has no script and loads nothing. Safe for use by many threads.
final class FrontPage {
  private static final String STYLE_BEGIN = "<style>";
  private static final String STYLE_END = "</style>";

  private final byte[] page;
  private final String policy;
  private final byte[] line;

  FrontPage() {
    String version = version();
    String html = read().replace("{version}", version);
    page = html.getBytes(StandardCharsets.UTF_8);
    policy =
        "default-src 'none'; style-src '"
            + hash(html)
            + "'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    line =
        "Sotto %s, a messaging server. For people: /api-docs. For programs: /openapi.yaml, /health.\n"
            .formatted(version)
            .getBytes(StandardCharsets.UTF_8);
  }

  /// {@return whether the client says that it wants HTML; that it takes anything does not count}
  static boolean isAskedFor(Exchange exchange) {
    for (String range : exchange.header("Accept").orElse("").split(",", -1)) {
      String[] parts = range.toLowerCase(Locale.ROOT).replaceAll("[ \\t]", "").split(";", -1);
      if (parts[0].equals("text/html")) {
        return Arrays.stream(parts).noneMatch(part -> part.matches("q=0(\\.0*)?"));
      }
    }
    return false;
  }

  /// Answers with the page, or with a line of text to those who have not asked for HTML.
  void serve(Exchange exchange) {
    var headers = exchange.response().headers();
    headers.set(HeaderNames.VARY, "Accept");
    if (isAskedFor(exchange)) {
      headers.set(HeaderNames.create("Content-Security-Policy"), policy);
      exchange.answer(200, "text/html; charset=utf-8", page);
    } else {
      exchange.answer(200, "text/plain; charset=utf-8", line);
    }
  }

  private static String version() {
    return Optional.ofNullable(FrontPage.class.getModule().getDescriptor())
        .flatMap(ModuleDescriptor::rawVersion)
        .orElse("development");
  }

  /// {@return what the policy of a page calls its one style}
  private static String hash(String html) {
    String style =
        html.substring(html.indexOf(STYLE_BEGIN) + STYLE_BEGIN.length(), html.indexOf(STYLE_END));
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String read() {
    try (InputStream in = FrontPage.class.getResourceAsStream("front.html")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its front page");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
