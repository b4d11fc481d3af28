// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.debian;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// Programs that the build does not bring along, named after the Debian package that has them.
///
/// @param programs what tests run of it
public record DebianPackage(String name, List<String> programs) {
  /// Packages, with commas, without which a run counts as failed.
  private static final String REQUIRED = "SOTTO_TEST_REQUIRE";

  public DebianPackage {
    programs = List.copyOf(programs);
  }

  /// Skips the caller's tests, and says so, unless all programs are there.
  ///
  /// @param subject what is then not tested
  /// @throws AssertionError instead when the run requires them
  public void assumeInstalled(String subject) {
    if (isInstalled()) {
      return;
    }
    String problem =
        "%s is not installed; its tests need %s: apt-get install %s"
            .formatted(name, String.join(" and ", programs), name);
    String required = System.getenv().getOrDefault(REQUIRED, "");
    if (Arrays.asList(required.split(",", -1)).contains(name)) {
      throw new AssertionError("%s names %s, but %s".formatted(REQUIRED, name, problem));
    }
    System.out.println("*** SKIPPED, not tested: %s. %s".formatted(subject, problem));
    Assumptions.abort(problem);
  }

  /// {@return whether all programs are there}
  public boolean isInstalled() {
    return programs.stream().allMatch(program -> find(program).isPresent());
  }

  /// {@return where a program is}
  public String path(String program) {
    return find(program)
        .orElseThrow(() -> new AssertionError("not installed: " + program))
        .toString();
  }

  private static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Arrays.stream(path.split(File.pathSeparator, -1)), Stream.of("/usr/bin", "/usr/sbin"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
