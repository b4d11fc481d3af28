// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.machine.DebianPackage;
import dev.sotto.testkit.machine.Requirement;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program where it may do less than on a desk: nothing in its folders can be executed, no port
/// below 1024 is free for it.
final class ConfinedSystemTest {
  /// Mounts `noexec` for one command, which nobody else sees.
  private static final String CONFINED =
      "mount -t tmpfs -o noexec tmpfs \"$1\" && cd \"$1\" && shift && exec \"$@\"";

  private static final int PORT = 81;
  private static final Requirement PRIVILEGED =
      new Requirement("privileged-ports", "sysctl net.ipv4.ip_unprivileged_port_start=1024");
  private static final Requirement REACHED =
      new Requirement("open-checkout", "a checkout that others than root may read");
  private static final String NOBODY = "65534";

  @TempDir private Path folder;

  /// What is in `folder` cannot be seen from where it is mounted anew.
  @TempDir private Path elsewhere;

  @BeforeEach
  void require() {
    String subject = "folders that are mounted noexec, and ports below 1024";
    Requirement.assumeLinux(subject);
    new DebianPackage("util-linux", List.of("unshare", "setpriv")).assumeInstalled(subject);
  }

  @Test
  void dataAndTemporaryFilesShouldNeedNoExecution() throws IOException, InterruptedException {
    PackagedProgram.Result added = addUser("-Djava.io.tmpdir=" + folder);

    assertThat(added.status()).as(added.output()).isZero();
    assertThat(added.output()).contains("carla").doesNotContain("noexec");
  }

  @Test
  void libraryThatCannotBeLoadedShouldBeExplained() throws IOException, InterruptedException {
    // Where no library is installed for the system, the driver unpacks its own.
    PackagedProgram.Result added =
        addUser("-Dorg.sqlite.lib.path=/nowhere -Djava.io.tmpdir=" + folder);

    assertThat(added.status()).as(added.output()).isEqualTo(1);
    assertThat(added.output())
        .contains("sotto: ", "noexec", "SOTTO_JAVA_OPTS=-Dorg.sqlite.tmpdir=")
        .doesNotContain("\tat ");
  }

  @Test
  void portThatIsNotAllowedShouldBeExplained() throws IOException, InterruptedException {
    PRIVILEGED.assume(firstForEverybody() > PORT, "a port of somebody who may not have it");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    PackagedProgram.Result started = unprivileged("serve", "--port=" + PORT, "--data=data");

    assertThat(started.status()).as(started.output()).isEqualTo(1);
    assertThat(started.output())
        .contains("port 81: only root may listen on ports below 1024", "--port")
        .doesNotContain("taken", "\tat ");
  }

  /// {@return the lowest port that everybody may have, 0 where nobody knows}
  private static int firstForEverybody() throws IOException {
    Path setting = Path.of("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    if (!Files.exists(setting)) {
      return 0;
    }
    // Only the first read of such a file has its text: it must be one of more than a byte.
    try (BufferedReader text = Files.newBufferedReader(setting)) {
      return Integer.parseInt(text.readLine().strip());
    }
  }

  /// Makes an installation, too.
  private PackagedProgram.Result addUser(String options) throws IOException, InterruptedException {
    Path password = Files.writeString(elsewhere.resolve("password"), "correct horse");
    return confined(
        options, "users", "add", "carla", "--data=./data", "--password-file=" + password);
  }

  private PackagedProgram.Result confined(String options, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c"));
    command.addAll(List.of(CONFINED, "sh", folder.toString()));
    var probe = new ArrayList<>(command);
    probe.add("true");
    Requirement.MOUNTS.assume(
        ShellCommand.run(folder, Map.of(), probe).status() == 0, "folders that are mounted noexec");
    command.add(PackagedProgram.HOME.resolve("bin/sotto").toString());
    command.addAll(List.of(arguments));
    return ShellCommand.run(folder, Map.of("SOTTO_JAVA_OPTS", options), command);
  }

  /// Runs the program as somebody who is not root.
  private PackagedProgram.Result unprivileged(String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(
          List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--"));
      var probe = new ArrayList<>(command);
      probe.addAll(List.of("test", "-x", PackagedProgram.HOME.resolve("bin/sotto").toString()));
      REACHED.assume(
          ShellCommand.run(folder, Map.of(), probe).status() == 0,
          "a port of somebody who may not have it");
    }
    command.add(PackagedProgram.HOME.resolve("bin/sotto").toString());
    command.addAll(List.of(arguments));
    return ShellCommand.run(folder, Map.of(), command);
  }
}
