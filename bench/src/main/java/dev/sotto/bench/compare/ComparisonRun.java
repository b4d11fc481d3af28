// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The options, programs and results that all parts share.
///
/// @param programs the packaged programs
record ComparisonRun(BenchOptions options, ProgramPair<Path> programs, Measurements figures) {
  /// The compiler of the virtual machine takes most of that from a server on two processors.
  private static final int WARM_UP_SECONDS = 20;

  private static final int SECONDS = 4;
  private static final int ROUNDS = 3;

  /// {@return how long each load is measured}
  Duration measured() {
    return Duration.ofSeconds(options.number("seconds", SECONDS));
  }

  /// {@return how long each server is under load before anything is measured}
  Duration warmUp() {
    return Duration.ofSeconds(options.number("warm-up", WARM_UP_SECONDS));
  }

  /// {@return the settings of one program}
  ///
  /// @param more settings beyond those of every measurement
  Map<String, String> environment(ComparedProgram side, Map<String, String> more) {
    String javaOptions = options.text("java-opts", "");
    if (side == ComparedProgram.BASE || javaOptions.isEmpty()) {
      return more;
    }
    var environment = new HashMap<>(more);
    environment.put("SOTTO_JAVA_OPTS", javaOptions);
    return environment;
  }

  /// {@return a running server of one program}
  ///
  /// @param environment settings beyond those of every measurement
  ComparedServer start(ComparedProgram side, Map<String, String> environment)
      throws IOException, InterruptedException {
    return ComparedServer.start(this, side, environment);
  }

  /// Alternates: base, now, base, now.
  void rounds(String what, Round round) throws IOException, InterruptedException {
    int rounds = options.number("rounds", ROUNDS);
    for (int i = 1; i <= rounds; i++) {
      for (ComparedProgram side : List.of(ComparedProgram.BASE, ComparedProgram.NOW)) {
        ConsoleReport.progress("%s: round %d of %d, %s", what, i, rounds, side);
        round.measure(side);
      }
    }
  }

  void add(String group, String name, ComparedProgram side, double value) {
    figures.add(group, name, side, value);
  }

  /// One program in one round.
  @FunctionalInterface
  interface Round {
    void measure(ComparedProgram side) throws IOException, InterruptedException;
  }
}
