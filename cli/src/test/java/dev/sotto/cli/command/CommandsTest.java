// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.setting.SettingName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandsTest {
  private static final Map<String, String> GOOD_SECRETS =
      Map.of(
          "SOTTO_JWT_SECRET", "Zb3v8Qm1Kd7Yx0Rw5Tn2Lc9Ph4Jg6Fs8",
          "SOTTO_TURN_SECRET", "q7Wn2Xe5Rb8Ty1Uk4Im0Po3Az6Sd9FgH");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandShouldExplainItselfAndTellItsVersion(String path) {
    String[] words = path.split(" ");

    CommandRun help = CommandRun.of(with(words, "--help"));
    CommandRun version = CommandRun.of(with(words, "--version"));

    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Usage: sotto " + path).contains("--version");
    assertThat(version.status()).isZero();
    assertThat(version.out()).startsWith("sotto ");
  }

  @Test
  void serveShouldOfferAnOptionForEveryName() {
    CommandLine serve = CommandRun.tree().getSubcommands().get("serve");

    assertThat(serve.getCommandSpec().optionsMap().keySet())
        .containsAll(SettingName.all().stream().map(SettingName::option).toList());
    assertThat(SettingName.all())
        .allSatisfy(name -> assertThat(serve.getUsageMessage()).contains(name.option()));
  }

  /// A command line is parsed with the one command that it names: by the name it gives itself.
  @Test
  void everyCommandShouldBeKnownByItsOwnName() {
    assertThat(CommandRun.tree().getSubcommands())
        .allSatisfy((name, command) -> assertThat(command.getCommandSpec().name()).isEqualTo(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "users", "config", "frobnicate", "serve --prot=1", "users add"})
  void runShouldEndWithTwoWhenTheCommandLineIsWrong(String line) {
    CommandRun run = CommandRun.of(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isNotBlank();
  }

  @Test
  void runShouldNameTheNearestWordWhenOneIsUnknown() {
    assertThat(CommandRun.of("serve", "--prot=1").err()).contains("did you mean --port?");
    assertThat(CommandRun.of("user").err()).contains("did you mean users?");
  }

  @Test
  void serveShouldListAllProblemsAndStartNothingWhenTheConfigurationIsWrong() {
    CommandRun run =
        CommandRun.piped(
            "",
            Map.of("SOTTO_PROT", "1", "SOTTO_JWT_SECRET", "hunter2"),
            "serve",
            "--port=x",
            "--data=" + folder.resolve("data"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("3 problems", "SOTTO_PROT", "--port: x", "SOTTO_JWT_SECRET")
        .doesNotContain("hunter2", "Exception");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void checkShouldNameInstalledSchemesWhenOneIsMissing() {
    CommandRun run = CommandRun.of("config", "check", "--storage=papyrus:x");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no adapter installed for scheme papyrus; installed:", "memory");
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-host.invalid, no such host is known",
    "203.0.113.7, the address is not of this machine"
  })
  void checkShouldFindAHostOnWhichNobodyCouldListen(String host, String problem) {
    CommandRun run = CommandRun.of("config", "check", "--host=" + host);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).containsOnlyOnce("cannot listen on " + host).contains(problem);
  }

  @Test
  void checkShouldNotMindAServerThatRuns() throws IOException {
    try (var running = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run = CommandRun.of("config", "check", "--port=" + running.getLocalPort(), data());

      assertThat(run.status()).as(run.err()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve --storage=papyrus:x",
        "migrate --storage=papyrus:x",
        "migrate --from=papyrus:x",
        "migrate --to=papyrus:x",
        "export archive --storage=papyrus:x",
        "import archive --storage=papyrus:x",
        "users list --storage=papyrus:x",
        "media usage --media=papyrus:x",
        "audit --coordination=papyrus:x"
      })
  void unknownSchemeShouldBeToldWithEverythingElseThatIsWrong(String line) {
    CommandRun run = CommandRun.of((line + " --port=x " + data()).split(" "));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("no adapter installed for scheme papyrus", "--port: x");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void checkShouldPrintProblemsAsJsonWhenAsked() {
    CommandRun run = CommandRun.of("config", "check", "--json", "--port=x");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out())
        .isEqualToIgnoringNewLines(
            "{\"problems\":[\"--port: x is not a number from 0 to 65535\"],\"warnings\":[]}");
  }

  @Test
  void showShouldMaskSecretsAndNameSources() {
    CommandRun run = CommandRun.piped("", GOOD_SECRETS, "config", "show", "--port=81");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .containsPattern("port +option +81")
        .containsPattern("jwt-secret +environment +…")
        .containsPattern("storage +default +sqlite:./data/sotto.db");
    assertThat(run.out() + run.err())
        .doesNotContain(
            GOOD_SECRETS.get("SOTTO_JWT_SECRET"), GOOD_SECRETS.get("SOTTO_TURN_SECRET"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgres://anna:hunter2@db/chat",
        "postgres://anna:hunter2/slash@db/chat",
        "postgres://anna:at@hunter2@db/chat",
        "s3://key:hunter2//x@photos?region=eu"
      })
  void showShouldMaskPasswordsThatAreNotWrittenAsTheyShouldBe(String url) {
    CommandRun run = CommandRun.of("config", "show", "--storage=" + url);

    assertThat(run.out()).contains("//…@").doesNotContain("hunter2", "anna", "slash");
  }

  @Test
  void turnKeyShouldPrintACredentialThatTheSecretExplains() {
    CommandRun run =
        CommandRun.piped("", GOOD_SECRETS, "turn-key", "--user=alice", "--ttl=1h", "--json");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .matches(
            "\\{\"username\":\"\\d+:alice\",\"password\":\"[\\w+/]{27}=\",\"ttl\":3600,\"uris\":\\[]}\\s*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--ttl=0", "--ttl=PT0.5S", "--ttl=8d", "--ttl=soon", "--user=", "--user=a b"})
  void turnKeyShouldRefuseWhatNoTurnServerTakes(String option) {
    CommandRun run = CommandRun.piped("", GOOD_SECRETS, "turn-key", "--user=alice", option);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(option.substring(0, 5));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void turnKeyShouldFailWhenThereIsNoSecretYet() {
    CommandRun run = CommandRun.of("turn-key", "--user=alice", "--data=" + folder.resolve("data"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("SOTTO_TURN_SECRET", folder.resolve("data").toString());
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void addShouldRefuseAPasswordThatIsTooShort() {
    CommandRun run = CommandRun.piped("short\n", Map.of(), "users", "add", "alice", data());

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("at least 8 characters");
  }

  @Test
  void usersShouldBeAddedListedChangedAndDisabled() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "correct horse\nsecond line");

    CommandRun add =
        CommandRun.of(
            "users", "add", "Alice", "--role=admin", "--password-file=" + password, data());
    CommandRun again =
        CommandRun.piped("battery staple\n", Map.of(), "users", "add", "alice", data());
    CommandRun reset =
        CommandRun.piped("battery staple\n", Map.of(), "users", "reset-password", "ALICE", data());
    CommandRun disable = CommandRun.of("users", "disable", "alice", data());
    CommandRun list = CommandRun.of("users", "list", data());
    CommandRun json = CommandRun.of("users", "list", "--json", data());
    CommandRun enable = CommandRun.of("users", "enable", "ALICE", data());
    CommandRun after = CommandRun.of("users", "list", "--json", data());

    assertThat(add.status()).isZero();
    assertThat(add.out()).startsWith("Added Alice (account ");
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("taken");
    assertThat(reset.status()).isZero();
    assertThat(disable.status()).isZero();
    assertThat(list.out()).containsPattern("\\d+ +admin +disabled +\\S+ +Alice");
    assertThat(json.out()).contains("\"handle\":\"Alice\",\"role\":\"admin\",\"enabled\":false");
    assertThat(enable.status()).isZero();
    assertThat(enable.out()).startsWith("Enabled Alice (account ");
    assertThat(after.out()).contains("\"handle\":\"Alice\",\"role\":\"admin\",\"enabled\":true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"disable", "enable", "reset-password"})
  void changesShouldFailWhenThereIsNoSuchAccount(String command) {
    CommandRun made = CommandRun.piped("correct horse\n", Map.of(), "users", "add", "ann", data());
    assertThat(made.status()).isZero();

    CommandRun run =
        CommandRun.piped("correct horse\n", Map.of(), "users", command, "nobody", data());

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("no account with the handle nobody");
  }

  @Test
  void migrateShouldTellWhatItDidAndBeRepeatable() {
    CommandRun made = CommandRun.piped("correct horse\n", Map.of(), "users", "add", "ann", data());
    CommandRun first = CommandRun.of("migrate", "--json", data());
    CommandRun second = CommandRun.of("migrate", data());

    assertThat(made.status()).isZero();
    assertThat(first.status()).isZero();
    assertThat(first.out()).matches("\\{\"before\":(\\d+),\"after\":\\1,[^}]*}\\R");
    assertThat(second.status()).isZero();
    assertThat(second.out()).startsWith("The schema is up to date");
  }

  private String data() {
    return "--data=" + folder.resolve("data");
  }

  /// {@return all commands, and those that only group them}
  static Stream<String> commands() {
    return Stream.concat(
        Stream.of("users", "devices", "rooms", "media", "installation", "config"),
        CommandRun.leaves().stream());
  }

  private static String[] with(String[] words, String last) {
    return Stream.concat(Stream.of(words), Stream.of(last)).toArray(String[]::new);
  }
}
