// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets and storages that belong together, or do not.
final class InstallationCommandsTest {
  @TempDir private Path folder;
  private Path data;

  @BeforeEach
  void addAnAccount() {
    data = folder.resolve("data");
    assertThat(add("alice").status()).isZero();
  }

  @Test
  void bothShouldHaveTheSameName() throws IOException {
    assertThat(Files.readString(name(data)).strip()).matches("[0-9a-f]{32}");
    assertThat(add("bob").status()).isZero();
  }

  @Test
  void emptiedStorageShouldBeRefusedEachTimeUntilItIsAccepted() throws IOException {
    Files.write(data.resolve("sotto.db"), new byte[0]);

    for (int i = 0; i < 2; i++) {
      CommandRun refused = add("bob");
      assertThat(refused.status()).isEqualTo(1);
      assertThat(refused.err())
          .contains("missing or empty", "restore a backup", "sotto installation accept");
      assertThat(data.resolve("sotto.db")).isEmptyFile();
    }
    assertThat(run("migrate").status()).isEqualTo(1);
    assertThat(run("serve", "--port=0").err()).contains("missing or empty");

    assertThat(run("installation", "accept").status()).isZero();
    assertThat(add("bob").status()).isZero();
  }

  @Test
  void deletedStorageShouldBeRefused() throws IOException {
    Files.delete(data.resolve("sotto.db"));

    assertThat(add("bob").err()).contains("missing or empty");
    assertThat(data.resolve("sotto.db")).doesNotExist();
  }

  @Test
  void emptyStorageShouldBeRefusedForSecretsOfBeforeThereWereNames() throws IOException {
    Files.delete(name(data));
    Files.writeString(data.resolve("secrets/jwt-secret"), "s".repeat(64));
    Files.write(data.resolve("sotto.db"), new byte[0]);

    assertThat(add("bob").err()).contains("missing or empty");
  }

  @Test
  void storageOfAnotherInstallationShouldBeRefusedUntilItIsAccepted() throws IOException {
    Path other = folder.resolve("other");
    assertThat(CommandRun.piped("correct horse\n", at(other), "users", "add", "carol").status())
        .isZero();
    Files.copy(
        other.resolve("sotto.db"), data.resolve("sotto.db"), StandardCopyOption.REPLACE_EXISTING);

    CommandRun refused = run("users", "list");
    assertThat(refused.status()).isEqualTo(1);
    assertThat(refused.err()).contains("two installations", "same backup");

    assertThat(run("installation", "accept").status()).isZero();
    assertThat(run("users", "list").out()).contains("carol");
    assertThat(Files.readString(name(data))).isEqualTo(Files.readString(name(other)));
  }

  @Test
  void secretsThatWereLostShouldTakeTheNameOfTheStorage() throws IOException {
    String before = Files.readString(name(data));
    Files.delete(name(data));

    assertThat(add("bob").status()).isZero();
    assertThat(Files.readString(name(data))).isEqualTo(before);
  }

  @Test
  void importShouldNotMixUpInstallations() throws IOException {
    Path archive = folder.resolve("archive.gz");
    assertThat(run("export", archive.toString()).status()).isZero();
    Files.delete(data.resolve("sotto.db"));

    assertThat(run("import", archive.toString()).status()).isZero();

    assertThat(run("users", "list").out()).contains("alice");
  }

  private CommandRun add(String handle) {
    return CommandRun.piped("correct horse\n", at(data), "users", "add", handle);
  }

  private CommandRun run(String... arguments) {
    return CommandRun.piped("", at(data), arguments);
  }

  private static Map<String, String> at(Path data) {
    return Map.of("SOTTO_DATA", data.toString(), "SOTTO_BCRYPT_COST", "10");
  }

  private static Path name(Path data) {
    return data.resolve("secrets/installation-id");
  }
}
