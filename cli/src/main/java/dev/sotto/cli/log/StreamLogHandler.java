// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;

/// Writes each record at once, whole lines only. Closing leaves the stream open: it is the
/// process's. Safe for use by many threads.
final class StreamLogHandler extends Handler {
  private final PrintStream stream;

  StreamLogHandler(PrintStream stream, Formatter formatter) {
    this.stream = stream;
    setFormatter(formatter);
  }

  @Override
  public void publish(LogRecord entry) {
    if (isLoggable(entry)) {
      // Not as text: the stream would write it in the encoding of the locale.
      byte[] line = getFormatter().format(entry).getBytes(StandardCharsets.UTF_8);
      stream.write(line, 0, line.length);
      stream.flush();
    }
  }

  @Override
  public void flush() {
    stream.flush();
  }

  @Override
  public void close() {
    flush();
  }
}
