// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of this machine, run to its end.
public final class ShellCommand {
  private static final int PATIENCE_SECONDS = 180;

  private ShellCommand() {}

  /// Runs a program in `folder`. {@return how it ended}
  ///
  /// @param environment beside what this process has, without `SOTTO_…`
  public static PackagedProgram.Result run(
      Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("command", ".txt");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("SOTTO_"));
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("SOTTO_JAVA_OPTS", PackagedProgram.SHORT_LIVED);
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not end: " + command + Files.readString(output));
      }
      return new PackagedProgram.Result(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }
}
