// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.TestRandom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFilesTest {
  @TempDir private Path folder;

  @Test
  void linkThatLeadsNowhereShouldNotBeReplacedByAnotherSecret() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("jwt-secret"), folder.resolve("none"));
    var secrets = new SecretFiles(folder);

    assertThatThrownBy(() -> secrets.findOrMake("jwt-secret", TestRandom.seeded(1)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot be read");
    assertThat(link).isSymbolicLink();
  }

  @Test
  void secretShouldBeNoDevice() throws IOException {
    Files.createSymbolicLink(folder.resolve("jwt-secret"), Path.of("/dev/zero"));

    assertThatThrownBy(() -> new SecretFiles(folder).find("jwt-secret"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("is a device or a pipe");
  }

  @Test
  void lockShouldBeAFile() throws IOException {
    Files.createDirectory(folder.resolve("sotto.lock"));

    assertThatThrownBy(() -> DataFolder.at(folder).lock().close())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it is no file");
  }
}
