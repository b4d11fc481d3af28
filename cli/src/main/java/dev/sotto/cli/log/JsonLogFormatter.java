// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.RequestScope;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/// One JSON object a line: `time` (UTC), `level`, `logger`, `requestId` if there is one, `message`,
/// `error`.
final class JsonLogFormatter extends Formatter {
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  private final JsonFactory json = new JsonFactory();

  @Override
  public String format(LogRecord entry) {
    var line = new StringWriter(256);
    try (JsonGenerator out = json.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("time", TIME.format(entry.getInstant()));
      out.writeStringField("level", LevelNames.of(entry.getLevel()));
      out.writeStringField("logger", entry.getLoggerName());
      String request = RequestScope.idOrEmpty();
      if (!request.isEmpty()) {
        out.writeStringField("requestId", request);
      }
      out.writeStringField("message", formatMessage(entry));
      if (entry.getThrown() != null) {
        out.writeStringField("error", StackTraces.of(entry.getThrown()));
      }
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    return line.append('\n').toString();
  }
}
