// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules of comments, held against the sources.
final class CommentsTest {
  /// The first line of a comment, and its first word.
  private static final Pattern BEGINNING = Pattern.compile("\\s*///\\s+(What|How)\\b.*");

  private static final Pattern DECLARATION =
      Pattern.compile(
          "\\s*(?:(?:public|protected|private|static|final|abstract|sealed|non-sealed|open)\\s+)*"
              + "(?:class|interface|enum|record|@interface|package|module)\\s.*");

  @Test
  void commentsOfTypesShouldBeginWithWhatATypeIs() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> sources = sources();
    for (Path source : sources) {
      found.addAll(questions(source, Files.readAllLines(source)));
    }

    assertThat(sources).hasSizeGreaterThan(500);
    assertThat(found).as("begin with a noun: what the type is").isEmpty();
  }

  @Test
  void commentOfATypeShouldBeFoundBehindAnnotations() {
    List<String> lines =
        List.of(
            "/// What it is.", "///", "/// @param a b", "@Deprecated", "public record A(int a) {}");

    assertThat(questions(Path.of("A.java"), lines)).containsExactly("A.java:1 /// What it is.");
  }

  private static List<String> questions(Path source, List<String> lines) {
    List<String> found = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      boolean begins = line == 0 || !isComment(lines.get(line - 1));
      if (begins
          && BEGINNING.matcher(lines.get(line)).matches()
          && DECLARATION.matcher(declarationBehind(lines, line)).matches()) {
        found.add("%s:%d %s".formatted(source, line + 1, lines.get(line).strip()));
      }
    }
    return found;
  }

  private static String declarationBehind(List<String> lines, int comment) {
    return lines.stream()
        .skip(comment)
        .filter(line -> !isComment(line) && !line.isBlank() && !line.startsWith("import "))
        .filter(line -> !line.strip().startsWith("@") || line.contains("@interface"))
        .findFirst()
        .orElse("");
  }

  private static boolean isComment(String line) {
    return line.strip().startsWith("///");
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."), 14)) {
      return files
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> !file.toString().contains("/target/"))
          // Nothing ships the kit.
          .filter(file -> !file.startsWith("../testkit"))
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }
}
