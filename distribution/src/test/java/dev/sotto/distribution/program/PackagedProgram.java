// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The packaged program, run as a process of its own as an operator would.
public final class PackagedProgram {
  /// Where the build has put it.
  public static final Path HOME = Path.of("target/sotto").toAbsolutePath();

  /// Options of Java for what ends before its second compiler has paid for itself, which takes a
  /// third of a start. Tests that give `SOTTO_JAVA_OPTS` of their own do without.
  public static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private static final int PATIENCE_SECONDS = 60;

  private PackagedProgram() {}

  /// Runs one command in `folder` to its end.
  ///
  /// @param in what is piped in
  public static Result run(Path folder, String in, String... arguments)
      throws IOException, InterruptedException {
    return runFrom(HOME, folder, in, arguments);
  }

  /// As [#run], with the program installed in `home`.
  static Result runFrom(Path home, Path folder, String in, String... arguments)
      throws IOException, InterruptedException {
    Path input = Files.createTempFile(folder, "in", ".txt");
    Path output = Files.createTempFile(folder, "out", ".txt");
    try {
      Files.writeString(input, in);
      Process process =
          builder(home, folder, Map.of(), arguments)
              .redirectInput(input.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the command did not end: " + String.join(" ", arguments));
      }
      return new Result(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(input);
      Files.delete(output);
    }
  }

  static ProcessBuilder builder(
      Path home, Path folder, Map<String, String> environment, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(home.resolve("bin/sotto").toString());
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line).directory(folder.toFile());
    builder.redirectInput(new File("/dev/null"));
    builder.environment().keySet().removeIf(name -> name.startsWith("SOTTO_"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SOTTO_JAVA_OPTS", SHORT_LIVED);
    builder.environment().putAll(environment);
    return builder;
  }

  /// How a command ended.
  ///
  /// @param output what it printed, results and complaints together
  public record Result(int status, String output) {}
}
