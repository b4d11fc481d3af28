// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sotto.cli.terminal.BinaryStreams;
import dev.sotto.cli.terminal.Terminal;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;

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

  /// {@return the commands, whose output nobody sees}
  static CommandLine tree() {
    var terminal =
        new Terminal(
            new PrintWriter(PrintWriter.nullWriter()),
            new PrintWriter(PrintWriter.nullWriter()),
            new BufferedReader(Reader.nullReader()),
            _ -> Optional.empty(),
            Map.of(),
            false);
    return new Commands(
            terminal,
            new BinaryStreams(InputStream.nullInputStream(), OutputStream.nullOutputStream()))
        .tree();
  }

  /// {@return the names of the commands that do something, as `users add`}
  static List<String> leaves() {
    return leaves("", tree());
  }

  private static List<String> leaves(String prefix, CommandLine command) {
    var names = new ArrayList<String>();
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              if (sub.getSubcommands().isEmpty()) {
                names.add(prefix + name);
              } else {
                names.addAll(leaves(prefix + name + " ", sub));
              }
            });
    return names;
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
    int status = new Commands(terminal, new BinaryStreams(pipe, bytes)).run(arguments);
    return new CommandRun(status, out.toString(), err.toString(), bytes.toString(ISO_8859_1));
  }
}
