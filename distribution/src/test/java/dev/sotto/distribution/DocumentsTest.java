// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.http.Problem;
import dev.sotto.cli.setting.SettingsReference;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Statements of the documents, held against the code.
final class DocumentsTest {
  private static final Path DOCS = Path.of("../docs");

  @Test
  void configurationPageShouldHoldTheTableOfAllSettings() throws IOException {
    String page = Files.readString(DOCS.resolve("configuration.md"));

    assertThat(page)
        .as("docs/configuration.md must contain this table:%n%s", SettingsReference.table())
        .contains(SettingsReference.table());
  }

  @Test
  void boundsPageShouldHoldTheTableOfAllBounds() throws IOException {
    String page = Files.readString(DOCS.resolve("bounds.md"));

    assertThat(page)
        .as("docs/bounds.md must contain this table:%n%s", Bound.table())
        .contains(Bound.table());
  }

  @Test
  void protocolShouldHoldEveryCodeOfAProblem() throws IOException {
    String page = Files.readString(DOCS.resolve("protocol.md"));

    assertThat(Problem.values())
        .allSatisfy(
            problem ->
                assertThat(page)
                    .contains("| %d | `%s` |".formatted(problem.status(), problem.name())));
  }

  @Test
  void decisionsShouldHaveNumbersOfTheirOwn() throws IOException {
    assertThat(decisions())
        .extracting(file -> file.getFileName().toString())
        .allMatch(name -> name.matches("\\d{4}-[a-z0-9-]+\\.md"))
        .extracting(name -> name.substring(0, 4))
        .doesNotHaveDuplicates();
  }

  @Test
  void decisionsShouldBeginWithTheirNumberAndTitle() throws IOException {
    for (Path file : decisions()) {
      int number = Integer.parseInt(file.getFileName().toString().substring(0, 4));

      assertThat(Files.readString(file)).as(file.toString()).startsWith("# %d. ".formatted(number));
    }
  }

  @Test
  void decisionsShouldStandInTheIndex() throws IOException {
    String index = Files.readString(DOCS.resolve("decisions/README.md"));

    for (Path file : decisions()) {
      String name = file.getFileName().toString();
      int number = Integer.parseInt(name.substring(0, 4));
      String title = Files.readAllLines(file).getFirst().replaceFirst("# \\d+\\. ", "");

      assertThat(index).contains("| [%d](%s) | %s | ".formatted(number, name, title));
    }
  }

  private static List<Path> decisions() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("decisions"))) {
      return files.filter(file -> !file.endsWith("README.md")).toList();
    }
  }
}
