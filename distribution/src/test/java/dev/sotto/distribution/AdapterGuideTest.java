// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The code of `docs/adapters.md`, compared with what is built.
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
  void everyContractShouldBeNamed() throws IOException {
    List<Path> contracts;
    try (Stream<Path> files = Files.walk(CONTRACTS)) {
      contracts = files.filter(file -> file.toString().endsWith("Contract.java")).toList();
    }
    List<String> named =
        CONTRACT.matcher(guide()).results().map(match -> match.group(1)).distinct().toList();

    assertThat(named).isSubsetOf(contracts.stream().map(AdapterGuideTest::nameOf).toList());
    assertThat(contracts.stream().filter(contract -> !isPartOfAnother(contract)))
        .hasSizeGreaterThan(15)
        .allSatisfy(contract -> assertThat(named).contains(nameOf(contract)));
  }

  private static String nameOf(Path contract) {
    return contract.getFileName().toString().replace(".java", "");
  }

  private static boolean isPartOfAnother(Path contract) {
    try {
      return Files.readString(contract).replaceAll("\\s*///\\s*", " ").contains("a part of [");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void artifactsShouldHaveTheVersionOfThisBuild() throws IOException {
    String version = firstVersion(Files.readString(Path.of("../pom.xml")));

    assertThat(guide()).contains("<sotto.version>" + version + "</sotto.version>");
  }

  private static String firstVersion(String pom) {
    return VERSION.matcher(pom).results().findFirst().orElseThrow().group(1);
  }

  private static String guide() throws IOException {
    return Files.readString(DOCS.resolve("adapters.md"));
  }
}
