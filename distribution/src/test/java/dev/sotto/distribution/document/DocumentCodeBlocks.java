// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The blocks of a document that are meant to be pasted.
///
/// @param text of the whole document
record DocumentCodeBlocks(String text) {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /// @param name for example `docs/operations.md`
  static DocumentCodeBlocks of(String name) throws IOException {
    return new DocumentCodeBlocks(Files.readString(ROOT.resolve(name)));
  }

  /// {@return the first block of this language that contains `words`, without its fences}
  String with(String language, String words) {
    return all(language).stream()
        .filter(block -> block.contains(words))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no block with: " + words));
  }

  /// {@return all blocks of this language, in order}
  List<String> all(String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(text.replaceAll("(?m)^ +(?=```)", ""))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /// Runs what was pasted, in a shell that ends at the first failure, with `sotto` on its path.
  static PackagedProgram.Result paste(Path folder, String block)
      throws IOException, InterruptedException {
    String path = PackagedProgram.HOME.resolve("bin") + ":" + System.getenv("PATH");
    return ShellCommand.run(folder, Map.of("PATH", path), List.of("sh", "-e", "-c", block));
  }
}
