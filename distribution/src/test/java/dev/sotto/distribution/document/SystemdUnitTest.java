// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.distribution.program.ShellCommand;
import dev.sotto.testkit.machine.DebianPackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service file that the program ships.
final class SystemdUnitTest {
  @TempDir private Path folder;

  @Test
  void everyCommandShouldTakeTheSettingsOfTheService() throws IOException {
    String unit = Files.readString(PackagedProgram.HOME.resolve("deploy/sotto.service"));

    assertThat(unit.lines().filter(line -> line.contains("/opt/sotto/bin/sotto ")))
        .hasSize(2)
        .allMatch(line -> line.endsWith("--config /etc/sotto/sotto.yaml"));
  }

  @Test
  void systemdShouldHaveNothingToSayAboutIt() throws IOException, InterruptedException {
    new DebianPackage("systemd", List.of("systemd-analyze"))
        .assumeInstalled("deploy/sotto.service");
    String unit = Files.readString(PackagedProgram.HOME.resolve("deploy/sotto.service"));
    assertThat(unit).contains("/opt/sotto/bin/sotto serve");
    Path installed =
        Files.writeString(
            folder.resolve("sotto.service"),
            unit.replace("/opt/sotto", PackagedProgram.HOME.toString()));

    PackagedProgram.Result said =
        ShellCommand.run(
            folder, Map.of(), List.of("systemd-analyze", "verify", installed.toString()));

    assertThat(said.status()).as(said.output()).isZero();
    assertThat(said.output()).isEmpty();
  }
}
