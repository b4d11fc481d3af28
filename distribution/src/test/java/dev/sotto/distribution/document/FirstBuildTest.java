// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.ShellCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The output of `./sotto` in a fresh checkout, with a Maven that only talks.
final class FirstBuildTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path checkout;

  @BeforeEach
  void copy() throws IOException {
    Files.createDirectory(checkout.resolve(".mvn"));
    for (String name : List.of("sotto", ".mvn/find-jdk.sh")) {
      Files.copy(ROOT.resolve(name), checkout.resolve(name));
    }
    executable(checkout.resolve("sotto"));
  }

  @Test
  void buildShouldSayWhatItDoesAndThenRunTheProgram() throws Exception {
    maven(
        """
        echo '[INFO] Scanning for projects...'
        i=0
        while [ $i -lt 250 ]; do
          echo "Downloaded from central: https://repository.example/$i.jar (1 kB at 2 kB/s)"
          i=$((i + 1))
        done
        echo '[INFO] Building Sotto: core 0.1.0-SNAPSHOT                                      [2/17]'
        mkdir -p distribution/target/sotto/bin
        printf '%s\\n' '#!/bin/sh' 'echo "ran $* as $sotto_command"' > distribution/target/sotto/bin/sotto
        chmod +x distribution/target/sotto/bin/sotto
        echo '[INFO] BUILD SUCCESS'
        """);

    PackagedProgram.Result first = start();
    PackagedProgram.Result second = start();

    assertThat(first.status()).as(first.output()).isZero();
    assertThat(first.output())
        .contains("two to five minutes", "[2/17] core", "100 files downloaded", "200 files")
        .endsWith("ran serve --port 1 as ./sotto\n")
        .doesNotContain("INFO", "Downloaded from");
    assertThat(second.output()).isEqualTo("ran serve --port 1 as ./sotto\n");
  }

  @Test
  void buildShouldSayThatTheNetworkIsMissing() throws Exception {
    maven(
        """
        echo '[ERROR] Could not transfer artifact x:y:pom:1 from/to central: Unknown host repository.example'
        exit 1
        """);

    PackagedProgram.Result result = start();

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.output()).contains("Could not transfer", "Connect to the network");
  }

  @Test
  void buildShouldShowWhatFailed() throws Exception {
    maven("echo '[ERROR] X.java:[1,2] no'; echo '[INFO] others'; exit 3\n");

    PackagedProgram.Result result = start();

    assertThat(result.status()).isEqualTo(3);
    assertThat(result.output()).contains("X.java", "the build failed").doesNotContain("network");
  }

  private void maven(String script) throws IOException {
    executable(Files.writeString(checkout.resolve("mvnw"), "#!/bin/sh\n" + script));
  }

  private PackagedProgram.Result start() throws IOException, InterruptedException {
    return ShellCommand.run(checkout, Map.of(), List.of("./sotto", "serve", "--port", "1"));
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
