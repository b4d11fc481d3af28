// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import java.util.Optional;

/// Runs command lines and keeps what they print.
///
/// @param binary what was written to standard output as bytes, a character for each
record CommandRun(int status, String out, String err, String binary) {
  static CommandRun of(String... arguments) {
    return piped("", Map.of(), arguments);
  }

  static CommandRun piped(String in, Map<String, String> environment, String... arguments) {
    return run(in, InputStream.nullInputStream(), environment, false, arguments);
  }

  static CommandRun pipedBinary(String binary, String... arguments) {
    return run(
        "", new ByteArrayInputStream(binary.getBytes(ISO_8859_1)), Map.of(), false, arguments);
  }

  /// With somebody who reads along.
  static CommandRun watched(String... arguments) {
    return run("", InputStream.nullInputStream(), Map.of(), true, arguments);
  }

  private static CommandRun run(
      String in,
      InputStream pipe,
      Map<String, String> environment,
      boolean interactive,
      String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var bytes = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new BufferedReader(new StringReader(in)),
            _ -> Optional.empty(),
            environment,
            interactive);
    int status = new Commands(terminal, new Pipes(pipe, bytes)).run(arguments);
    return new CommandRun(status, out.toString(), err.toString(), bytes.toString(ISO_8859_1));
  }
}
