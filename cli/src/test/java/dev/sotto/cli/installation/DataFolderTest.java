// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFolderTest {
  private final SecureRandom random = new SecureRandom();

  @TempDir private Path parent;

  @Test
  void ensureShouldMakeAFolderForItsOwnerOnly() throws IOException {
    Path path = parent.resolve("a/data");

    DataFolder.ensure(path);

    assertThat(mode(path)).isEqualTo("rwx------");
  }

  @Test
  void ensureShouldKeepTheModeOfAFolderThatIsThere() throws IOException {
    Path path = Files.createDirectory(parent.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));

    DataFolder.ensure(path);

    assertThat(mode(path)).isEqualTo("rwxr-x---");
  }

  @Test
  void findOrMakeShouldMakeASecretOnceForItsOwnerOnly() throws IOException {
    SecretFiles secrets = DataFolder.ensure(parent.resolve("data")).secrets();

    String made = secrets.findOrMake("jwt-secret", random);

    assertThat(made).hasSizeGreaterThanOrEqualTo(48);
    assertThat(secrets.findOrMake("jwt-secret", random)).isEqualTo(made);
    assertThat(secrets.findOrMake("turn-secret", random)).isNotEqualTo(made);
    assertThat(mode(parent.resolve("data/secrets"))).isEqualTo("rwx------");
    assertThat(mode(parent.resolve("data/secrets/jwt-secret"))).isEqualTo("rw-------");
  }

  @Test
  void markShouldBeNoPartOfASecret() throws IOException {
    SecretFiles secrets = DataFolder.ensure(parent.resolve("data")).secrets();
    String made = secrets.findOrMake("jwt-secret", random);
    Files.writeString(parent.resolve("data/secrets/jwt-secret"), "\uFEFF" + made + "\r\n");

    assertThat(secrets.findOrMake("jwt-secret", random)).isEqualTo(made);
  }

  @Test
  void findShouldRefuseASecretThatWasCutShort() throws IOException {
    SecretFiles secrets = DataFolder.ensure(parent.resolve("data")).secrets();
    secrets.findOrMake("jwt-secret", random);
    Files.writeString(parent.resolve("data/secrets/jwt-secret"), "abc");

    assertThatThrownBy(() -> secrets.findOrMake("jwt-secret", random))
        .isInstanceOf(DamagedSecretException.class);
  }

  @Test
  void lockShouldBeRefusedUntilTheFirstHolderLetsGo() {
    DataFolder data = DataFolder.ensure(parent.resolve("data"));

    try (LockFile _ = data.lock()) {
      assertThatThrownBy(data::lock)
          .isInstanceOf(InstallationInUseException.class)
          .hasMessageContaining("--data");
    }
    data.lock().close();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
