// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nobody but [dev.sotto.testkit.machine.Requirement] skips a test: a silent skip looks like a
/// success.
final class SkippedTestsTest {
  private static final Pattern SKIPS =
      Pattern.compile(
          "\\bapi\\.Assumptions\\b|\\bapi\\.(condition|Disabled)\\b|\\bTestAbortedException\\b"
              + "|@(Disabled|Enabled)\\w*|\\bassum(e|ing)That\\(|\\bassume(True|False)\\(");
  private static final Path HERE =
      Path.of("src/test/java/dev/sotto/distribution/SkippedTestsTest.java");

  @Test
  void testsShouldBeSkippedInOneWay() {
    List<Path> skipping = sources().filter(file -> SKIPS.matcher(text(file)).find()).toList();

    assertThat(skipping).extracting(Path::getFileName).containsExactly(Path.of("Requirement.java"));
  }

  @Test
  void everyWayToSkipShouldBeNoticed() {
    assertThat(
            Stream.of(
                "import org.junit.jupiter.api.Assumptions;",
                "import static org.assertj.core.api.Assumptions.assumeThat;",
                "import org.junit.jupiter.api.Disabled;",
                "import org.junit.jupiter.api.condition.OS;",
                "@DisabledIfEnvironmentVariable(named = \"CI\")",
                "@EnabledIf(\"isRoot\")",
                "throw new org.opentest4j.TestAbortedException();",
                "assumeTrue(isRoot());"))
        .allMatch(line -> SKIPS.matcher(line).find());
  }

  private static Stream<Path> sources() {
    try (Stream<Path> modules = Files.list(Path.of(".."));
        Stream<Path> examples = Files.list(Path.of("../examples"))) {
      return Stream.concat(modules, examples)
          .map(module -> module.resolve("src"))
          .filter(Files::isDirectory)
          .flatMap(SkippedTestsTest::javaFiles)
          .filter(file -> !file.endsWith(HERE))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
