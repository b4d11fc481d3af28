// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.turn;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Programs that the build does not bring along, of the Debian package `coturn`.
enum Programs {
  TURNSERVER("turnserver"),
  TURNADMIN("turnadmin");

  private static final String PACKAGE = "coturn";

  /// Packages, with commas, without which a run counts as failed.
  private static final String REQUIRED = "SOTTO_TEST_REQUIRE";

  private final String name;

  Programs(String name) {
    this.name = name;
  }

  /// Skips the caller's tests, and says so, unless all programs are there.
  ///
  /// @throws AssertionError instead when the run requires them
  static void assumeInstalled() {
    if (Arrays.stream(values()).allMatch(program -> program.find().isPresent())) {
      return;
    }
    String problem =
        "coturn is not installed; its tests need turnserver and turnadmin: apt-get install coturn";
    String required = System.getenv().getOrDefault(REQUIRED, "");
    if (Arrays.asList(required.split(",", -1)).contains(PACKAGE)) {
      throw new AssertionError("%s names coturn, but %s".formatted(REQUIRED, problem));
    }
    System.out.println("*** SKIPPED, not tested: the TURN configurations. " + problem);
    Assumptions.abort(problem);
  }

  String path() {
    return find().orElseThrow(() -> new AssertionError("not installed: " + name)).toString();
  }

  private Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Arrays.stream(path.split(File.pathSeparator, -1)), Stream.of("/usr/bin", "/usr/sbin"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
