// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Arguments, files and input as people and editors make them.
final class CommandInputTest {
  private static final String MARK = "\uFEFF";

  @TempDir private Path folder;

  @Test
  void argumentShouldBeNoFileOfArguments() throws IOException {
    Path file = Files.writeString(folder.resolve("eve"), "--role admin mallory\n");

    CommandRun run = piped("correct horse\n", "users", "add", "@" + file);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(list()).contains("@" + file).contains("user").doesNotContain("mallory");
  }

  @Test
  void argumentThatIsNoTextShouldBeRefused() {
    CommandRun run = piped("correct horse\n", "users", "add", "m\uFFFDller");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("not UTF-8");
  }

  @Test
  void markShouldBeNoPartOfAPassword() throws IOException {
    Path file = Files.writeString(folder.resolve("password"), MARK + "seven77\r\n");

    // Seven characters: with the mark it would be long enough.
    CommandRun fromFile = piped("", "users", "add", "alice", "--password-file=" + file);
    CommandRun fromPipe = piped(MARK + "seven77\n", "users", "add", "alice");

    assertThat(fromFile.status()).isEqualTo(2);
    assertThat(fromFile.err()).contains("at least 8 characters");
    assertThat(fromPipe.status()).isEqualTo(2);
  }

  @Test
  void passwordFileInAnotherEncodingShouldBeNamed() throws IOException {
    Path file =
        Files.write(
            folder.resolve("password"), "correct hörse".getBytes(StandardCharsets.ISO_8859_1));

    CommandRun run = piped("", "users", "add", "alice", "--password-file=" + file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(file.toString(), "not UTF-8");
  }

  @Test
  void variableThatIsNoTextShouldBeNamed() {
    CommandRun run =
        CommandRun.piped("", Map.of("SOTTO_METRICS_PASSWORD", "gr\uFFFDn"), "config", "check");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("SOTTO_METRICS_PASSWORD", "not UTF-8")
        .doesNotContain("gr\uFFFDn");
  }

  @Test
  void markShouldBeNoPartOfSettingsAndSecrets() throws IOException {
    Path secret =
        Files.writeString(folder.resolve("secret"), MARK + "Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8\n");
    Path config =
        Files.writeString(
            folder.resolve("sotto.yaml"), MARK + "port: 8181\njwt-secret-file: " + secret + "\n");

    CommandRun run = CommandRun.of("config", "show", "--config=" + config);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("8181");
  }

  @Test
  void markShouldBeNoPartOfAnIdOfADevice() throws IOException {
    Path file = Files.writeString(folder.resolve("ids"), MARK + "one\r\none\r\n");

    assertThat(piped("correct horse\n", "users", "add", "alice").status()).isZero();

    CommandRun run = piped("", "devices", "purge", "--dry-run", "--from=" + file);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("of 1 devices");
  }

  @Test
  void helpAndVersionShouldBeCommandsToo() {
    assertThat(CommandRun.of("version").out()).startsWith("sotto ");
    assertThat(CommandRun.of("help", "serve").out()).contains("Usage: sotto serve [OPTIONS]");
    assertThat(CommandRun.of("help", "users", "add").out())
        .contains("Usage: sotto users add")
        .contains("user, moderator, admin");
    assertThat(CommandRun.of("help", "server").err()).contains("did you mean serve?");
  }

  @Test
  void variableThatIsNoSettingShouldNotStopACommand() {
    CommandRun run = CommandRun.piped("", Map.of("SOTTO_HOME", "/opt/sotto"), "config", "check");

    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void checkShouldFindWhatAStartFinds() {
    assertThat(CommandRun.of("config", "check", "--data=./what?").err())
        .contains("--data", "question mark");
    assertThat(CommandRun.of("config", "check", "--storage=sqlite:").err())
        .contains("expected the path of a file");
    assertThat(CommandRun.of("config", "check", "--media=file:").err()).contains("needs a folder");
    assertThat(CommandRun.of("config", "check", "--coordination=memory:a-b").err())
        .contains("letters and digits");
    CommandRun many =
        CommandRun.of("config", "check", "--storage=mysql:x", "--retention=long", "--port=x");
    assertThat(many.status()).isEqualTo(2);
    assertThat(many.err()).contains("3 problems", "scheme mysql", "--retention", "--port");
    CommandRun start =
        CommandRun.of("serve", "--storage=mysql:x", "--retention=long", "--data=" + folder);
    assertThat(start.err()).contains("2 problems", "scheme mysql", "--retention");
  }

  @Test
  void checkShouldReachWhatAStartReachesWhenAsked() {
    String nobody = "--storage=postgres://anna:hunter2@127.0.0.1:1/sotto";
    var secrets =
        Map.of(
            "SOTTO_DATA", folder.resolve("data").toString(),
            "SOTTO_JWT_SECRET", "Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8",
            "SOTTO_TURN_SECRET", "q7Wn2Xe5Rb8Ty1Uk4Im0Po3Az6Sd9FgH");

    CommandRun unasked = CommandRun.piped("", secrets, "config", "check", nobody);
    CommandRun asked = CommandRun.piped("", secrets, "config", "check", "--connect", nobody);
    CommandRun good = CommandRun.piped("", secrets, "config", "check", "--connect");

    assertThat(unasked.status()).as(unasked.err()).isZero();
    assertThat(asked.status()).isEqualTo(1);
    assertThat(asked.err()).contains("127.0.0.1:1", "nobody listens").doesNotContain("hunter2");
    assertThat(good.status()).as(good.err()).isZero();
  }

  @Test
  void bracketsShouldBeTakenFromAnAddress() {
    CommandRun run = CommandRun.of("config", "show", "--host=[::1]", "--port=8080");

    assertThat(run.out()).contains("http://localhost:8080").doesNotContain("[[");
    assertThat(CommandRun.of("config", "check", "--host=[::1]").err())
        .doesNotContain("an IP address or a name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "256.1.1.1", "1.2.3", "-a", "a..b", "http://a", "a:80", "[::g]", "é"})
  void hostThatNoMachineCanHaveShouldBeAProblem(String host) {
    CommandRun check = CommandRun.of("config", "check", "--host=" + host);
    CommandRun start = piped("", "serve", "--port=0", "--host=" + host);

    assertThat(check.status()).isEqualTo(2);
    assertThat(check.err()).contains("--host").contains("an IP address or a name of this machine");
    assertThat(start.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "::",
        "fe80::1",
        "localhost",
        "chat.example.org.",
        "sotto_web-1",
        "3com.x"
      })
  void hostThatAMachineMayHaveShouldBeLookedUp(String host) {
    CommandRun check = CommandRun.of("config", "check", "--host=" + host);

    assertThat(check.err()).doesNotContain("an IP address or a name of this machine");
    if (List.of("0.0.0.0", "localhost").contains(host)) {
      assertThat(check.status()).as(check.err()).isZero();
    }
  }

  private CommandRun piped(String in, String... arguments) {
    return CommandRun.piped(in, Map.of("SOTTO_DATA", folder.resolve("data").toString()), arguments);
  }

  private String list() {
    return piped("", "users", "list").out();
  }
}
