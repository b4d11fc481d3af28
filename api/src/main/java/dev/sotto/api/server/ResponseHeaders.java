// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import dev.sotto.api.http.PreparedHeader;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The headers of every answer. Safe for use by many threads.
final class ResponseHeaders {
  /// OWASP's recommendations for an API, and no caching of what is personal.
  private static final List<Header> PROTECTING =
      List.of(
          PreparedHeader.of(HeaderNames.CACHE_CONTROL, "no-store"),
          PreparedHeader.of("X-Content-Type-Options", "nosniff"),
          PreparedHeader.of("X-Frame-Options", "DENY"),
          PreparedHeader.of("Referrer-Policy", "no-referrer"),
          PreparedHeader.of(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"));

  /// RFC 9110 §5.6.7.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final InstantSource clock;
  private volatile Stamp stamp;

  ResponseHeaders(InstantSource clock) {
    this.clock = clock;
    this.stamp = Stamp.of(clock.instant());
  }

  /// Sets them; a route may set another value afterwards.
  void set(ServerResponseHeaders headers) {
    PROTECTING.forEach(headers::set);
    headers.set(date());
  }

  /// The web server would write the date of a timer that stands still while the clock, which was
  /// set back, is behind it (`docs/decisions/0084`).
  private Header date() {
    Instant now = clock.instant();
    Stamp last = stamp;
    if (last.second() != now.getEpochSecond()) {
      last = Stamp.of(now);
      stamp = last;
    }
    return last.header();
  }

  /// The value that is written during one second.
  private record Stamp(long second, Header header) {
    static Stamp of(Instant now) {
      return new Stamp(now.getEpochSecond(), PreparedHeader.of(HeaderNames.DATE, DATE.format(now)));
    }
  }
}
