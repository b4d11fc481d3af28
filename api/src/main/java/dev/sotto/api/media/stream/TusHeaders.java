// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.text.DecimalText;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// The headers of [tus 1.0](https://tus.io/protocols/resumable-upload).
public final class TusHeaders {
  /// The media type of a part.
  public static final String PART = "application/offset+octet-stream";

  /// Where a part begins, or the next one.
  public static final HeaderName UPLOAD_OFFSET = HeaderNames.create("Upload-Offset");

  /// How many bytes an upload has in all.
  public static final HeaderName UPLOAD_LENGTH = HeaderNames.create("Upload-Length");

  private static final HeaderName RESUMABLE = HeaderNames.create("Tus-Resumable");
  private static final HeaderName VERSIONS = HeaderNames.create("Tus-Version");
  private static final HeaderName EXTENSIONS = HeaderNames.create("Tus-Extension");
  private static final HeaderName EXPIRES = HeaderNames.create("Upload-Expires");
  private static final HeaderName MAX_SIZE = HeaderNames.create("Tus-Max-Size");
  private static final String VERSION = "1.0.0";

  private TusHeaders() {}

  /// Answers what this server can do.
  ///
  /// @param largest how many bytes an object may have
  public static void tellAbilities(Exchange exchange, long largest) {
    var headers = exchange.response().headers();
    headers.set(RESUMABLE, VERSION);
    headers.set(VERSIONS, VERSION);
    headers.set(EXTENSIONS, "creation,expiration,termination");
    headers.set(MAX_SIZE, Long.toString(largest));
    exchange.answerEmpty(204);
  }

  /// Says when an upload ends if nothing comes (the extension *expiration*).
  public static void tellEnd(Exchange exchange, Instant end) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(end.atOffset(ZoneOffset.UTC));
    exchange.response().headers().set(EXPIRES, date);
  }

  /// Refuses clients of another version, and says ours.
  public static void begin(Exchange exchange) {
    var headers = exchange.response().headers();
    headers.set(RESUMABLE, VERSION);
    if (!exchange.header(RESUMABLE.defaultCase()).orElse("").equals(VERSION)) {
      headers.set(VERSIONS, VERSION);
      throw new ProblemException(Problem.TUS_VERSION, "Tus-Resumable: expected " + VERSION);
    }
  }

  /// {@return the whole number in a header}
  public static long number(Exchange exchange, HeaderName name) {
    return DecimalText.parse(exchange.header(name.defaultCase()).orElse(""))
        .orElseThrow(
            () -> ProblemException.invalid(name.defaultCase() + ": expected a whole number"));
  }
}
