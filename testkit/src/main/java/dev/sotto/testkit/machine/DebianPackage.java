// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.machine;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs that the build does not bring along, named after the Debian package that has them.
///
/// @param programs what tests run of it
public record DebianPackage(String name, List<String> programs) {
  public DebianPackage {
    programs = List.copyOf(programs);
  }

  /// Skips the caller's tests, and says so, unless all programs are there.
  ///
  /// @param subject what is then not tested
  /// @throws AssertionError instead when the run requires them
  public void assumeInstalled(String subject) {
    var requirement =
        new Requirement(
            name, "apt-get install %s, for %s".formatted(name, String.join(" and ", programs)));
    requirement.assume(isInstalled(), subject);
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
