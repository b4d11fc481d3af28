// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.power;

import dev.sotto.testkit.machine.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A power supply that fails under a database of SQLite, at chosen calls of the process that writes
/// to it: a library (`power-failure.c`, which says how) that is compiled with the system's `cc` and
/// preloaded into the process. No sync of the process reaches the disk itself. For one thread.
public final class PowerFailure {
  private static final Requirement COMPILER =
      new Requirement("gcc", "apt-get install gcc libc6-dev, on Linux");

  private final Path library;
  private final Path plan;
  private final Path database;

  private PowerFailure(Path library, Path plan, Path database) {
    this.library = library;
    this.plan = plan;
    this.database = database;
  }

  /// {@return a power supply that does not fail until a plan says so}
  ///
  /// @param folder where the library goes; kept by the caller
  /// @param database the file under which it fails, which need not be there yet
  /// @param subject what is not tested where there is no compiler
  public static PowerFailure prepare(Path folder, Path database, String subject)
      throws IOException, InterruptedException {
    Path source = folder.resolve("power-failure.c");
    try (InputStream in = PowerFailure.class.getResourceAsStream("power-failure.c")) {
      if (in == null) {
        throw new IllegalStateException("no resource power-failure.c");
      }
      Files.copy(in, source);
    }
    Path library = folder.resolve("power-failure.so");
    COMPILER.assume(compile(source, library), subject);
    var failure = new PowerFailure(library, folder.resolve("power-failure.plan"), database);
    failure.follow(PowerFailurePlan.none());
    return failure;
  }

  /// {@return what the process must be started with}
  public Map<String, String> environment() {
    return Map.of("LD_PRELOAD", library.toString(), "POWER_FAILURE", plan.toString());
  }

  /// Sets what the next process that is started does.
  public void follow(PowerFailurePlan next) throws IOException {
    List<String> lines = new ArrayList<>(next.lines());
    lines.add("database=" + database);
    Files.write(plan, lines);
  }

  private static boolean compile(Path source, Path library)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            "cc",
            "-O2",
            "-shared",
            "-fPIC",
            "-o",
            library.toString(),
            source.toString(),
            "-ldl",
            "-lpthread");
    try {
      Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
      String output = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      System.out.print(output);
      return compiler.waitFor() == 0;
    } catch (IOException e) {
      // No such program.
      return false;
    }
  }
}
