// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

final class LogFormattersTest {
  @Test
  void formatShouldWriteOneJsonObjectALineWhateverTheTextHolds() {
    LogRecord entry = entry(Level.WARNING, "a \"quoted\"\nline");

    assertThat(new JsonLogFormatter().format(entry))
        .isEqualTo(
            """
            {"time":"2026-03-01T10:00:00.007Z","level":"WARNING","logger":"dev.sotto.x",\
            "message":"a \\"quoted\\"\\nline"}
            """);
  }

  @Test
  void formatShouldKeepAFailureInsideTheJsonLine() {
    LogRecord entry = entry(Level.SEVERE, "broken");
    entry.setThrown(new IllegalStateException("why"));

    String line = new JsonLogFormatter().format(entry);

    assertThat(line.lines()).hasSize(1);
    assertThat(line)
        .contains("\"level\":\"ERROR\"", "\"error\":\"java.lang.IllegalStateException: why");
  }

  @Test
  void formatShouldFillInParameters() {
    LogRecord entry = entry(Level.FINE, "serving on {0}");
    entry.setParameters(new Object[] {"port"});

    assertThat(new TextLogFormatter().format(entry)).contains("DEBUG", "serving on port");
  }

  private static LogRecord entry(Level level, String message) {
    var entry = new LogRecord(level, message);
    entry.setLoggerName("dev.sotto.x");
    entry.setInstant(Instant.parse("2026-03-01T10:00:00.007Z"));
    return entry;
  }
}
