// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.log;

import dev.sotto.cli.config.LogSettings;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Sends what the program logs to one stream, as text or as one JSON object a line. Our own loggers
/// follow the configured level, those of libraries say warnings and errors only, or more when the
/// level is `debug` or `trace`.
public final class Logging {
  /// Weakly held by the log manager, so they are kept here with the levels that they were given.
  private static final Logger ROOT = Logger.getLogger("");

  private static final Logger OURS = Logger.getLogger("dev.sotto");

  private Logging() {}

  /// For commands, which say themselves what went wrong: warnings of ours, nothing of libraries.
  public static void installQuiet(PrintStream stream) {
    install(new LogSettings("warning", LogSettings.Format.TEXT), stream, false);
    ROOT.setLevel(Level.OFF);
  }

  /// Replaces whatever was set up before.
  public static void install(LogSettings settings, PrintStream stream, boolean terminal) {
    for (Handler handler : ROOT.getHandlers()) {
      ROOT.removeHandler(handler);
    }
    ROOT.addHandler(new StreamLogHandler(stream, formatter(settings.format(), terminal)));
    ROOT.setLevel(isDetailed(settings.level()) ? Level.INFO : Level.WARNING);
    OURS.setLevel(level(settings.level()));
  }

  private static Formatter formatter(LogSettings.Format format, boolean terminal) {
    return switch (format) {
      case TEXT -> new TextLogFormatter();
      case JSON -> new JsonLogFormatter();
      case AUTO -> terminal ? new TextLogFormatter() : new JsonLogFormatter();
    };
  }

  private static boolean isDetailed(String level) {
    return List.of("debug", "trace").contains(level);
  }

  private static Level level(String level) {
    return switch (level) {
      case "error" -> Level.SEVERE;
      case "warning" -> Level.WARNING;
      case "debug" -> Level.FINE;
      case "trace" -> Level.FINER;
      default -> Level.INFO;
    };
  }
}
