// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The text streams, environment and prompt of a command.
///
/// @param out for results; throws [OutputLostException] when they are not taken
/// @param err for everything that is no result
/// @param in what is piped in
/// @param prompt asks for a line without showing it; answers empty when nobody sits there
/// @param environment the variables of the process
/// @param interactive whether somebody reads along
public record Terminal(
    PrintWriter out,
    PrintWriter err,
    BufferedReader in,
    Function<String, Optional<String>> prompt,
    Map<String, String> environment,
    boolean interactive) {
  public Terminal {
    environment = Map.copyOf(environment);
  }

  /// {@return the terminal of this process}
  @SuppressWarnings("SystemConsoleNull") // since 25 it answers null again
  public static Terminal ofProcess() {
    Console console = System.console();
    boolean interactive = console != null && console.isTerminal();
    return new Terminal(
        FailFastOutputStream.writer(new FileOutputStream(FileDescriptor.out)),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        // The decoder refuses what is no UTF-8, instead of putting question marks into passwords.
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8.newDecoder())),
        question -> ask(console, question),
        System.getenv(),
        interactive);
  }

  private static Optional<String> ask(@Nullable Console console, String question) {
    return console == null
        ? Optional.empty()
        : Optional.ofNullable(console.readPassword("%s", question)).map(String::new);
  }
}
