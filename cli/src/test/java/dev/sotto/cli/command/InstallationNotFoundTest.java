// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every command, told of a folder in which there is nothing.
final class InstallationNotFoundTest {
  /// What makes an installation, and what needs none.
  private static final Set<String> FREE =
      Set.of("serve", "users add", "import", "config show", "config check", "version", "help");

  /// All others, with what they must be given.
  private static final List<String> LINES =
      List.of(
          "migrate",
          "export -",
          "export archive",
          "users list",
          "users list --json",
          "users disable alice",
          "users enable alice",
          "users reset-password alice",
          "devices purge anna",
          "rooms list",
          "rooms delete " + "0".repeat(48),
          "rooms sweep",
          "media usage",
          "media sweep",
          "media verify",
          "audit",
          "turn-key --user=alice",
          "installation accept");

  @TempDir private Path folder;

  @Test
  void everyCommandShouldBeTried() {
    var known = new TreeSet<>(FREE);
    for (String name : CommandRun.leaves()) {
      assertThat(FREE.contains(name) || LINES.stream().anyMatch(line -> isOf(line, name)))
          .as("%s without an installation", name)
          .isTrue();
      known.add(name);
    }
    assertThat(known).hasSizeGreaterThan(FREE.size() + 10);
  }

  private static boolean isOf(String line, String name) {
    return line.equals(name) || line.startsWith(name + " ");
  }

  @ParameterizedTest
  @MethodSource("lines")
  void commandShouldSayWhatIsMissingAndMakeNothing(String line) {
    Path data = folder.resolve("nope");

    assertRefused(line, data);

    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @MethodSource("lines")
  void commandShouldLeaveAnEmptyFolderEmpty(String line) throws IOException {
    Path data = Files.createDirectory(folder.resolve("empty"));

    if (line.startsWith("turn-key")) {
      assertThat(run(line, data).status()).isEqualTo(1);
    } else {
      assertRefused(line, data);
    }

    assertThat(data).isEmptyDirectory();
    assertThat(folder.toFile().list()).containsExactly("empty");
  }

  @ParameterizedTest
  @MethodSource("media")
  void mediaCommandsShouldNotMakeTheFolderOfMedia(String line) {
    Path data = folder.resolve("data");
    assertThat(run("users add alice", data).status()).isZero();
    Path media = folder.resolve("mistyped");

    CommandRun run = run(line + " --media=file:" + media, data);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no folder of media", media.toString(), "SOTTO_MEDIA");
    assertThat(media).doesNotExist();
  }

  private void assertRefused(String line, Path data) {
    CommandRun run = run(line, data);

    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .contains("there is no", data.toString(), "--data", "SOTTO_DATA")
        .hasLineCount(1);
    assertThat(run.out() + run.binary()).isEmpty();
  }

  private CommandRun run(String line, Path data) {
    String given = line.replace("archive", folder.resolve("archive").toString());
    return CommandRun.piped(
        "correct horse\n",
        Map.of("SOTTO_BCRYPT_COST", "10"),
        (given + " --data=" + data).split(" "));
  }

  static List<String> lines() {
    return LINES;
  }

  static Stream<String> media() {
    return Stream.of("media sweep", "media verify", "media verify --repair");
  }
}
