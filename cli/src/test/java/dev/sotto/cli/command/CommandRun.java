// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/// Runs command lines and keeps what they print.
record CommandRun(int status, String out, String err) {
  static CommandRun of(String... arguments) {
    return piped("", Map.of(), arguments);
  }

  static CommandRun piped(String in, Map<String, String> environment, String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(in)),
            _ -> Optional.empty(),
            environment,
            false);
    int status = new Commands(terminal).run(arguments);
    return new CommandRun(status, out.toString(), err.toString());
  }
}
