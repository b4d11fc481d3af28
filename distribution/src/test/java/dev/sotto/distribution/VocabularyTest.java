// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The words of public types of `core`: in the vocabulary, or plain English and terms of computing.
final class VocabularyTest {
  private static final Path PLAIN_WORDS = Path.of("src/test/resources/words/plain.txt");

  private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+?) \\|");

  private static final Pattern WORD = Pattern.compile("[A-Z]?[a-z0-9]+");

  @Test
  void wordsShouldBeInTheVocabularyOrPlain() throws IOException {
    Set<String> known = vocabulary();
    known.addAll(Files.readAllLines(PLAIN_WORDS));

    assertThat(wordsOfCore()).hasSizeGreaterThan(200).allMatch(word -> isIn(known, word));
  }

  @Test
  void vocabularyShouldHaveEachWordOnce() throws IOException {
    assertThat(rows()).doesNotHaveDuplicates();
  }

  @Test
  void plainWordsShouldBeNeeded() throws IOException {
    Set<String> vocabulary = vocabulary();
    Set<String> words = wordsOfCore();

    assertThat(Files.readAllLines(PLAIN_WORDS))
        .isSorted()
        .doesNotHaveDuplicates()
        .allMatch(word -> words.contains(word) && !isIn(vocabulary, word));
  }

  private static boolean isIn(Set<String> known, String word) {
    return Stream.of(word, word + "s", word.replaceFirst("s$", ""), word.replaceFirst("ies$", "y"))
        .anyMatch(known::contains);
  }

  private static Set<String> vocabulary() throws IOException {
    return rows().stream()
        .flatMap(row -> words(row.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static List<String> rows() throws IOException {
    return ROW.matcher(Files.readString(Path.of("../docs/vocabulary.md")))
        .results()
        .map(match -> match.group(1))
        .filter(row -> !row.equals("Word"))
        .toList();
  }

  private static Set<String> wordsOfCore() throws IOException {
    Set<String> words = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("../core/src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        String type = file.getFileName().toString().replace(".java", "");
        if (Pattern.compile("(?m)^public .*\\b" + type + "\\b")
            .matcher(Files.readString(file))
            .find()) {
          words(type).forEach(words::add);
        }
      }
    }
    return words;
  }

  private static Stream<String> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
