// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.machine.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program where nothing is as on a desk: no locale, a full disk, a process that is killed.
final class BareSystemTest {
  private static final Map<String, String> BARE = Map.of("LC_ALL", "C", "LANG", "C");

  @TempDir private Path folder;

  @BeforeEach
  void require() {
    Requirement.assumeLinux("the program without a locale, without a disk, and killed");
  }

  @Test
  void namesAndPathsShouldBeWhatWasTypedWithoutALocale() throws IOException, InterruptedException {
    int added = run(BARE, "added.txt", "users", "add", "müller", "--data=./käse");
    int listed = run(BARE, "listed.txt", "users", "list", "--data=./käse");

    assertThat(added).as(output("added.txt")).isZero();
    assertThat(listed).as(output("listed.txt")).isZero();
    assertThat(output("listed.txt")).contains("müller");
    assertThat(folder.resolve("käse/sotto.db")).isRegularFile();
  }

  @Test
  void resultThatNobodyTakesShouldFail() throws IOException, InterruptedException {
    assertThat(run(BARE, "/dev/full", "config", "show")).isEqualTo(1);
    assertThat(output("err.txt")).contains("standard output does not take the result");
    assertThat(run(BARE, "/dev/full", "--version")).isEqualTo(1);
  }

  @Test
  void killedServerShouldLeaveNothingInTheTemporaryFolder()
      throws IOException, InterruptedException {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    var environment = new HashMap<String, String>(BARE);
    environment.put("SOTTO_JAVA_OPTS", "-Djava.io.tmpdir=" + temporary);
    environment.put("SOTTO_DATA", "./käse");
    try (var server = PackagedServer.start(folder, environment)) {
      server.kill();
      server.restart();
      server.kill();
      assertThat(server.log()).contains("käse", "memory:…").doesNotContain("\\u", "k?se", ":?");
    }

    try (var left = Files.list(temporary)) {
      assertThat(left.map(Path::getFileName).map(Path::toString))
          .noneMatch(name -> name.contains("sqlite"));
    }
  }

  private int run(Map<String, String> environment, String target, String... arguments)
      throws IOException, InterruptedException {
    Path input = Files.writeString(folder.resolve("in.txt"), "correct horse\n");
    Process process =
        Program.builder(Program.HOME, folder, environment, arguments)
            .redirectInput(input.toFile())
            .redirectOutput(folder.resolve(target).toFile())
            .redirectError(new File(folder.toFile(), "err.txt"))
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String output(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }
}
