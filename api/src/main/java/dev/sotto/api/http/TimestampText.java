// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Moments as `2026-11-21T02:11:19.314Z`. A page of history has a thousand of them, and a formatter
/// of the JDK takes many times as long for each.
final class TimestampText {
  private static final byte[] SHAPE =
      "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);

  private static final DateTimeFormatter ANY_YEAR =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private static final int LAST_YEAR = 9_999;

  private TimestampText() {}

  static String of(Instant instant) {
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
    if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
      return ANY_YEAR.format(instant);
    }
    byte[] text = SHAPE.clone();
    write(text, 4, time.getYear());
    write(text, 7, time.getMonthValue());
    write(text, 10, time.getDayOfMonth());
    write(text, 13, time.getHour());
    write(text, 16, time.getMinute());
    write(text, 19, time.getSecond());
    write(text, 23, time.getNano() / 1_000_000);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /// Writes a number so that it ends before `end`, over zeros.
  private static void write(byte[] text, int end, int number) {
    for (int at = end - 1, rest = number; rest > 0; at--, rest /= 10) {
      text[at] = (byte) ('0' + rest % 10);
    }
  }
}
