// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules of names and packages, held against the sources of all modules.
final class SourcesTest {
  private static final int MAX_TYPES = 20;

  private static final Path ROOT = Path.of("..");

  @Test
  void packagesOfMainCodeShouldBeSmall() throws IOException {
    Map<Path, Long> sizes =
        sources().stream()
            .filter(source -> source.toString().contains("src/main/java"))
            .collect(Collectors.groupingBy(Path::getParent, TreeMap::new, Collectors.counting()));

    assertThat(sizes).hasSizeGreaterThan(50);
    assertThat(sizes).allSatisfy((folder, size) -> assertThat(size).isLessThanOrEqualTo(MAX_TYPES));
  }

  @Test
  void namesOfTypesShouldBeUnique() throws IOException {
    assertThat(sources())
        .hasSizeGreaterThan(1_000)
        .extracting(source -> source.getFileName().toString())
        .doesNotHaveDuplicates();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.endsWith("package-info.java"))
          .filter(file -> !file.endsWith("module-info.java"))
          .toList();
    }
  }
}
