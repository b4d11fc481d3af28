// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.clients;

import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.ShellCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// OpenAPI Generator, which checks a description and writes clients for it.
final class ClientGenerator {
  /// Where the profile `full` puts the generator and what its Java clients need.
  static final Path TOOLS = Path.of("target/tools").toAbsolutePath();

  private ClientGenerator() {}

  /// {@return how the check of `description` ended}
  static PackagedProgram.Result validate(Path description)
      throws IOException, InterruptedException {
    return run("validate", "-i", description.toString());
  }

  /// Writes a client into `folder`.
  ///
  /// @param options of the generator
  static PackagedProgram.Result generate(Path description, Path folder, String... options)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("generate", "-i", description.toString(), "-o", folder.toString()));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(String[]::new));
  }

  private static PackagedProgram.Result run(String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(List.of("-jar", TOOLS.resolve("openapi-generator-cli.jar").toString()));
    command.addAll(List.of(arguments));
    return ShellCommand.run(TOOLS, Map.of(), command);
  }
}
