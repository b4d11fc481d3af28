// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.setting.SettingName;
import dev.sotto.testkit.machine.NamedPipe;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// Everything that names a file which is read, with what has no end, or keeps waiting for one.
final class UnboundedFileInputTest {
  private static final String ENDLESS = "/dev/zero";

  @TempDir private Path folder;

  static Set<String> options() {
    var found = new TreeSet<String>();
    collect(CommandRun.tree(), found);
    return found;
  }

  private static void collect(CommandLine command, Set<String> found) {
    command.getCommandSpec().options().stream()
        .filter(option -> "FILE".equals(option.paramLabel()))
        .forEach(option -> found.add(option.longestName()));
    command.getSubcommands().values().forEach(inner -> collect(inner, found));
  }

  @Test
  void everySecretShouldBeAmongThem() {
    assertThat(options())
        .contains("--config", "--password-file", "--from", "--jwt-secret-file")
        .containsAll(
            SettingName.all().stream()
                .filter(SettingName::fromFile)
                .map(SettingName::option)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("options")
  @Timeout(20)
  void deviceAndPipeShouldBeNoFile(String option) throws IOException, InterruptedException {
    String pipe = NamedPipe.make(folder.resolve("pipe")).toString();

    for (String place : List.of(ENDLESS, pipe)) {
      CommandRun run = read(option + "=" + place);

      assertThat(run.status()).isEqualTo(2);
      assertThat(run.err())
          .contains(place + " is a device or a pipe; name a file")
          .doesNotContain("Unreadable");
    }
  }

  @ParameterizedTest
  @MethodSource("options")
  void fileThatIsTooLargeShouldBeRefused(String option) throws IOException {
    Path file = folder.resolve("large");
    try (var large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(1L << 40);
    }

    CommandRun run = read(option + "=" + file);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(file + " is larger than ").doesNotContain("Unreadable");
  }

  private CommandRun read(String named) {
    return switch (named.substring(0, named.indexOf('='))) {
      case "--from" -> run("", "devices", "purge", named);
      case "--password-file" -> run("", "users", "add", "alice", named);
      default -> run("", "config", "check", named);
    };
  }

  @Test
  void variableThatNamesADeviceShouldBeAProblem() {
    for (SettingName name : SettingName.all()) {
      if (name.fromFile()) {
        CommandRun run = CommandRun.piped("", Map.of(name.variable(), ENDLESS), "config", "check");
        assertThat(run.err()).contains(name.variable() + ": /dev/zero is a device or a pipe");
      }
    }
    assertThat(CommandRun.piped("", Map.of("SOTTO_CONFIG", ENDLESS), "config", "check").err())
        .contains("/dev/zero is a device or a pipe");
  }

  @Test
  void inputWithoutAnEndShouldBeTooLarge() {
    CommandRun password = run("x".repeat(70_000), "users", "add", "alice");
    CommandRun devices = run("x\n".repeat(3 << 20), "devices", "purge", "--from=-");
    var many = new StringBuilder();
    for (int id = 0; id <= 100_000; id++) {
      many.append(id).append('\n');
    }
    CommandRun tooMany = run(many.toString(), "devices", "purge", "--from=-");

    assertThat(password.status()).isEqualTo(2);
    assertThat(password.err()).contains("the password is larger than 64 KiB");
    assertThat(devices.status()).isEqualTo(2);
    assertThat(devices.err()).contains("the input is larger than 4096 KiB");
    assertThat(tooMany.status()).isEqualTo(2);
    assertThat(tooMany.err()).contains("more than 100000 devices");
  }

  @Test
  void folderShouldBeNoFile() {
    String named = folder.toString();

    assertThat(run("", "config", "check", "--config=" + named).err())
        .contains(named + " is a folder; name a file");
    assertThat(run("", "users", "add", "alice", "--password-file=" + named).err())
        .contains(named + " is a folder; name a file");
  }

  @Test
  void valueShouldNotBeEmpty() {
    assertThat(run("pass word\n", "users", "add", "alice", "--password-file=").err())
        .contains("--password-file is empty");
    assertThat(run("a\n", "devices", "purge", "--from=").err()).contains("--from is empty");
    assertThat(run("", "turn-key", "--user=a", "--ttl=").err()).contains("--ttl is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "99999999999", "99999999999999999999", "x", "1.5"})
  void numberOutOfRangeShouldTellTheRange(String number) {
    CommandRun audit = run("", "audit", "--last=" + number);
    CommandRun usage = run("", "media", "usage", "--accounts=" + number);

    assertThat(audit.status()).isEqualTo(2);
    assertThat(audit.err()).contains("--last: expected a number from 1 to 2147483647");
    assertThat(usage.status()).isEqualTo(2);
    assertThat(usage.err()).contains("--accounts: expected a number from 1 to 10000");
  }

  private CommandRun run(String in, String... arguments) {
    var environment = new HashMap<String, String>();
    environment.put("SOTTO_DATA", folder.resolve("data").toString());
    return CommandRun.piped(in, environment, arguments);
  }
}
