// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `docs/adapters.md` shows must be what the build compiles and runs.
final class AdapterGuideTest {
  private static final Path DOCS = Path.of("../docs");
  private static final Path CONTRACTS = Path.of("../testkit/src/main/java");

  /// A link to a file, and the code quoted from it.
  private static final Pattern QUOTE =
      Pattern.compile("\\[`[^`]+`]\\(([^)]+)\\):\n\n```\\w+\n(.*?)\n```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("]\\(([^):#]+)[^):]*\\)");
  private static final Pattern CONTRACT = Pattern.compile("`(\\w+Contract)`");
  private static final Pattern VERSION = Pattern.compile("<version>([^<]+)</version>");

  @Test
  void quotedCodeShouldBeThatOfTheExample() throws IOException {
    List<MatchResult> quotes = QUOTE.matcher(guide()).results().toList();

    assertThat(quotes).hasSizeGreaterThanOrEqualTo(5);
    for (MatchResult quote : quotes) {
      assertThat(Files.readString(DOCS.resolve(quote.group(1))))
          .as(quote.group(1))
          .contains(quote.group(2));
    }
  }

  @Test
  void linksShouldLeadSomewhere() throws IOException {
    assertThat(LINK.matcher(guide()).results().map(link -> DOCS.resolve(link.group(1))))
        .isNotEmpty()
        .allSatisfy(target -> assertThat(target).exists());
  }

  @Test
  void contractsShouldBeThoseOfTheTestkit() throws IOException {
    List<String> contracts;
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      contracts =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith("Contract.java"))
              .map(name -> name.replace(".java", ""))
              .toList();
    }

    assertThat(CONTRACT.matcher(guide()).results().map(match -> match.group(1)))
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(contracts).contains(name));
  }

  @Test
  void artifactsShouldHaveTheVersionOfThisBuild() throws IOException {
    String version = firstVersion(Files.readString(Path.of("../pom.xml")));

    assertThat(VERSION.matcher(guide()).results().map(match -> match.group(1)))
        .isNotEmpty()
        .containsOnly(version);
  }

  private static String firstVersion(String pom) {
    return VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
  }

  private static String guide() throws IOException {
    return Files.readString(DOCS.resolve("adapters.md"));
  }
}
