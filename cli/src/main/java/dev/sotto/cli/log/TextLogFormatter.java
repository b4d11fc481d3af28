// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import dev.sotto.api.RequestScope;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One line for people: local time, level, request id if there is one, what happened.
final class TextLogFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord entry) {
    String request = RequestScope.idOrEmpty();
    var line = new StringBuilder(160);
    line.append(TIME.format(entry.getInstant()))
        .append(' ')
        .append(String.format(Locale.ROOT, "%-7s", LevelNames.of(entry.getLevel())))
        .append(' ');
    if (!request.isEmpty()) {
      line.append('[').append(request).append("] ");
    }
    line.append(formatMessage(entry)).append(System.lineSeparator());
    if (entry.getThrown() != null) {
      line.append(StackTraces.of(entry.getThrown()));
    }
    return line.toString();
  }
}
