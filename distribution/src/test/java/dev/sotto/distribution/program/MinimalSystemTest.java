// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.machine.Requirement;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program where nothing is as on a desk: no locale, a full disk, a process that is killed.
@Tag("full")
final class MinimalSystemTest {
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
  void numbersShouldHaveTheSameDigitsInEveryLocale() throws IOException, InterruptedException {
    var environment = new HashMap<String, String>(BARE);
    environment.put("SOTTO_JAVA_OPTS", "-Duser.language=ar -Duser.country=EG");
    try (var server = PackagedServer.start(folder, environment)) {
      assertThat(server.log()).contains("http://localhost:" + server.port());
    }
  }

  @Test
  void closedInputShouldBeAnEmptyOne() throws IOException, InterruptedException {
    ProcessBuilder program =
        PackagedProgram.builder(
            PackagedProgram.HOME, folder, BARE, "users", "add", "ada", "--data=./data");
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" <&-", "sh"));
    command.addAll(program.command());
    Process process =
        program
            .command(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("closed.txt").toFile())
            .start();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isNotZero();
    assertThat(output("closed.txt")).contains("password").doesNotContain("UTF-8");
  }

  @Test
  void resultThatNobodyTakesShouldFail() throws IOException, InterruptedException {
    assertThat(run(BARE, "/dev/full", "config", "show")).isEqualTo(1);
    assertThat(output("err.txt")).contains("standard output does not take the result");
    assertThat(run(BARE, "/dev/full", "--version")).isEqualTo(1);
  }

  /// Opening it waits for nobody: somebody is at its other end.
  @Test
  void pipeThatWasPassedOnShouldBeRead() throws IOException, InterruptedException {
    Process process =
        PackagedProgram.builder(
                PackagedProgram.HOME,
                folder,
                BARE,
                "users",
                "add",
                "alice",
                "--data=./data",
                "--password-file=/dev/stdin")
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("added.txt").toFile())
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write("correct horse\n".getBytes(UTF_8));
    }

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output("added.txt")).isZero();
  }

  /// Instead of a full disk: the system lets nobody write longer files.
  @Test
  void moveShouldFailWithASentenceWhenTheDiskTakesNoMore()
      throws IOException, InterruptedException, SQLException {
    assertThat(run(BARE, "out.txt", "users", "add", "alice", "--data=./old")).isZero();
    new SqliteTestRows(folder.resolve("old")).accounts(1_500);

    PackagedProgram.Result export = limited("export", "archive", "--data=./old");

    assertThat(export.status()).as(export.output()).isEqualTo(1);
    assertThat(export.output())
        .contains("cannot be written", "make room", "File too large")
        .doesNotContain("\tat ");
    assertThat(folder.toFile().list()).noneMatch(name -> name.startsWith("archive"));

    assertThat(run(BARE, "out.txt", "export", "archive", "--data=./old")).isZero();
    PackagedProgram.Result broken = limited("import", "archive", "--data=./new");

    assertThat(broken.status()).as(broken.output()).isEqualTo(1);
    assertThat(broken.output()).contains("new/sotto.db").doesNotContain("\tat ");

    assertThat(run(BARE, "out.txt", "import", "archive", "--data=./new"))
        .as(output("err.txt"))
        .isZero();
  }

  /// Runs a command that may write files of a mebibyte, in blocks of 512 bytes, and no longer ones.
  private PackagedProgram.Result limited(String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh"));
    command.add(PackagedProgram.HOME.resolve("bin/sotto").toString());
    command.addAll(List.of(arguments));
    return ShellCommand.run(folder, BARE, command);
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
        PackagedProgram.builder(PackagedProgram.HOME, folder, environment, arguments)
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
