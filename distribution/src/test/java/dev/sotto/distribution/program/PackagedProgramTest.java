// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as an operator meets it.
final class PackagedProgramTest {
  private static final Duration GRACE = Duration.ofSeconds(10);

  @TempDir private Path folder;

  @Test
  void serveShouldAnswerKeepItsSecretsAndStopInTime() throws IOException, InterruptedException {
    try (var server = PackagedServer.start(folder, Map.of())) {
      assertThat(server.get("/health")).isEqualTo(200);
      assertThat(server.get("/metrics")).isEqualTo(401);
      String password = Files.readString(server.data().resolve("secrets/metrics-password")).strip();
      assertThat(server.get("/metrics", "Authorization", PackagedServer.admin(password)))
          .isEqualTo(200);
      assertThat(server.get("/api-docs/swagger-ui-bundle.js")).isEqualTo(200);
      assertThat(mode(server.data())).isEqualTo("rwx------");
      assertThat(mode(server.data().resolve("secrets"))).isEqualTo("rwx------");
      for (String name :
          List.of(
              "secrets/jwt-secret",
              "secrets/turn-secret",
              "secrets/metrics-password",
              "sotto.db")) {
        assertThat(mode(server.data().resolve(name))).as(name).isEqualTo("rw-------");
      }
      String secret = Files.readString(server.data().resolve("secrets/jwt-secret")).strip();
      assertThat(server.log())
          .contains("http://", "sqlite", "memory", server.data().toRealPath().toString())
          .doesNotContain(secret, password, "Exception", "WARNING:");

      assertThat(server.stop(GRACE)).isZero();
      assertThat(server.log().lines().toList().getLast()).contains("stopped");

      server.restart();
      assertThat(Files.readString(server.data().resolve("secrets/jwt-secret")).strip())
          .isEqualTo(secret);
    }
  }

  @Test
  void usersShouldBeAddedWhileTheServerRuns() throws IOException, InterruptedException {
    try (var server = PackagedServer.start(folder, Map.of())) {
      var added = PackagedProgram.run(folder, "correct horse\n", "users", "add", "alice");
      var listed = PackagedProgram.run(folder, "", "users", "list");

      assertThat(added.status()).as(added.output()).isZero();
      assertThat(listed.output()).contains("alice");
      assertThat(server.get("/health")).isEqualTo(200);
    }
  }

  @Test
  void serveShouldSayInALineWhyItCannotStart() throws IOException, InterruptedException {
    try (var server = PackagedServer.start(folder, Map.of())) {
      String port = "--port=" + server.port();
      var sameFolder = PackagedProgram.run(folder, "", "serve", "--port=0");
      var samePort = PackagedProgram.run(folder, "", "serve", port, "--data=elsewhere");

      assertThat(sameFolder.status()).isEqualTo(1);
      assertThat(sameFolder.output().lines())
          .singleElement()
          .asString()
          .contains("another server is running on this data folder");
      assertThat(samePort.status()).isEqualTo(1);
      assertThat(samePort.output().lines().filter(line -> !line.startsWith("{")))
          .singleElement()
          .asString()
          .contains("the port is taken");
    }
  }

  @Test
  void serveShouldStartAgainAfterItWasKilled() throws IOException, InterruptedException {
    try (var server = PackagedServer.start(folder, Map.of())) {
      server.kill();

      server.restart();

      assertThat(server.get("/health")).isEqualTo(200);
    }
  }

  @Test
  void unknownSchemeShouldListTheInstalledOnes() throws IOException, InterruptedException {
    var result = PackagedProgram.run(folder, "", "serve", "--storage=papyrus:x");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.output())
        .contains("scheme papyrus; installed: memory, postgres, postgresql, sqlite");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
