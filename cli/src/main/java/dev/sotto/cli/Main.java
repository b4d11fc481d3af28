// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli;

import dev.sotto.cli.command.Commands;
import dev.sotto.cli.log.Logging;
import dev.sotto.cli.log.ShutdownSafeLogging;
import dev.sotto.cli.terminal.BinaryStreams;
import dev.sotto.cli.terminal.Terminal;
import java.util.Locale;

/// The program `sotto`.
public final class Main {
  private Main() {}

  /// Runs one command and ends the process with its exit status.
  public static void main(String[] arguments) {
    // Numbers in paths, headers and answers have the same digits everywhere.
    Locale.setDefault(Locale.ROOT);
    // Only the name: the class must not be initialised before the JDK looks for it.
    System.setProperty("java.util.logging.manager", ShutdownSafeLogging.class.getName());
    Logging.installQuiet(System.err);
    System.exit(new Commands(Terminal.ofProcess(), BinaryStreams.ofProcess()).run(arguments));
  }
}
