// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.machine.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Folders in which nothing can be kept, before a start and at it.
final class UnusableFoldersTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "--data=/etc/passwd, /etc/passwd is no folder",
    "--data=/etc/passwd/data, /etc/passwd is no folder",
    "--data=/proc/foo, /proc is no disk",
    "--storage=sqlite:/proc/foo/sotto.db, /proc is no disk",
    "--storage=sqlite:/etc, the path names a folder"
  })
  void checkShouldFindFoldersThatAStartCouldNotUse(String option, String problem) {
    Requirement.assumeLinux("folders of the kernel");

    CommandRun run = CommandRun.of("config", "check", option);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(problem);
  }

  @Test
  void checkShouldFindAFolderOfMediaThatAStartCouldNotUse() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    for (String media : List.of(file.toString(), file + "/media")) {
      CommandRun run =
          CommandRun.piped("", Map.of("SOTTO_MEDIA", "file:" + media), "config", "check", data());

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err()).contains("the folder of media", file + " is no folder");
    }
    assertThat(folder.toFile().list()).containsExactly("file");
  }

  @Test
  void serveShouldEndWithOneWhereTimeMayHealAFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    for (Map<String, String> wrong :
        List.of(
            Map.of("SOTTO_DATA", file.toString()),
            Map.of("SOTTO_DATA", folder.resolve("data").toString(), "SOTTO_MEDIA", "file:" + file),
            Map.of(
                "SOTTO_DATA",
                folder.resolve("data").toString(),
                "SOTTO_MEDIA",
                "file:" + file + "/media"))) {
      CommandRun run = CommandRun.piped("", wrong, "serve", "--port=0");

      assertThat(run.status()).as(run.err()).isEqualTo(1);
      assertThat(run.err())
          .contains(file.toString())
          .containsAnyOf("is no folder", "Not a directory");
    }
  }

  @Test
  void checkShouldMakeNothing() {
    CommandRun run = CommandRun.of("config", "check", "--connect", data());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(folder).isEmptyDirectory();
  }

  private String data() {
    return "--data=" + folder.resolve("data");
  }
}
