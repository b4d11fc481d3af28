// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Another revision of this repository, built in a folder under `bench/target` unless it was built
/// there before.
final class RevisionBuild {
  private static final int SHORT = 12;

  private RevisionBuild() {}

  /// {@return the packaged program of a revision}
  ///
  /// @param name whatever git understands
  static Path program(String name) throws IOException, InterruptedException {
    Path root = Path.of(System.getProperty("sotto.bench.root", ".")).toAbsolutePath();
    String commit =
        run(root, "git", "rev-parse", "--verify", "--end-of-options", name + "^{commit}");
    Path folder = root.resolve("bench/target/compare").resolve(commit.substring(0, SHORT));
    Path program = folder.resolve("distribution/target/sotto");
    Path built = folder.resolveSibling(folder.getFileName() + ".built");
    if (!Files.exists(built)) {
      ConsoleReport.progress("Building %s in %s …", name, folder);
      if (Files.exists(folder)) {
        TemporaryFolders.delete(folder);
      }
      Files.createDirectories(folder.getParent());
      run(root, "git", "clone", "-q", "--no-checkout", root.toString(), folder.toString());
      run(folder, "git", "checkout", "-q", "--detach", commit);
      run(
          folder,
          folder.resolve("mvnw").toString(),
          "-q",
          "-B",
          "-ntp",
          "-Dmaven.test.skip=true",
          "-Dspotless.check.skip=true",
          "-Denforcer.skip=true",
          "package",
          "-pl",
          "distribution",
          "-am");
      Files.createFile(built);
    }
    return program;
  }

  private static String run(Path folder, String... command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", command) + " " + output);
    }
    return output;
  }
}
