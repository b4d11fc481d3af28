// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page that shows the house names files that exist.
final class ArchitecturePageTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w+)`");

  /// Words in code style that are not ours.
  private static final Set<String> FOREIGN = Set.of("ServiceLoader");

  @Test
  void everyTypeItNamesShouldBeAFile() throws IOException {
    Set<String> named =
        TYPE.matcher(Files.readString(ROOT.resolve("docs/architecture.md")))
            .results()
            .map((MatchResult match) -> match.group(1))
            .filter(name -> !FOREIGN.contains(name))
            .collect(Collectors.toSet());

    assertThat(named).hasSizeGreaterThan(40);
    assertThat(sources()).containsAll(named);
  }

  private static Set<String> sources() throws IOException {
    try (Stream<Path> files =
        Files.find(ROOT, 16, (path, file) -> file.isRegularFile() && isSource(path))) {
      return files
          .map(path -> path.getFileName().toString().replace(".java", ""))
          .collect(Collectors.toSet());
    }
  }

  private static boolean isSource(Path path) {
    String text = path.toString();
    return text.endsWith(".java") && text.contains("/src/");
  }
}
