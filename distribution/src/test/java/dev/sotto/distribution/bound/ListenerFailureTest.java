// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.machine.DebianPackage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that can accept nothing any more, and that nobody has stopped.
@Tag("full")
final class ListenerFailureTest {
  private static final DebianPackage UTIL_LINUX =
      new DebianPackage("util-linux", List.of("prlimit"));

  @TempDir private Path folder;

  @Test
  void processShouldEndWithAFailureSoThatItIsStartedAgain() throws Exception {
    UTIL_LINUX.assumeInstalled("a server that can accept nothing any more");
    try (var server = PackagedServer.start(folder, Map.of("SOTTO_BCRYPT_COST", "10"))) {
      takeFiles(server.pid());
      // What the server waits for has its descriptor already; the next one has none.
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
        assertThat(server.awaitEnd(Duration.ofSeconds(40))).as(server.log()).isEqualTo(1);
      }
      assertThat(server.log()).contains("the listener has ended");
    }
  }

  private static void takeFiles(long pid) throws IOException, InterruptedException {
    int status =
        new ProcessBuilder(UTIL_LINUX.path("prlimit"), "--pid", Long.toString(pid), "--nofile=8")
            .start()
            .waitFor();
    assertThat(status).isZero();
  }
}
