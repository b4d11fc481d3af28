// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.clamd.Clamd;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with a malware scanner.
final class ScannerProgramTest {
  private static final int LARGEST = 1 << 20;
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String WARNING = "the malware scanner does not answer";

  @TempDir private Path folder;

  @Test
  void serveShouldUseClamd() throws Exception {
    Clamd.assumeInstalled();
    try (var clamd = Clamd.start(LARGEST);
        var server = PackagedServer.start(folder, Map.of("SOTTO_SCANNER", clamd.url()))) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(server.stop(GRACE)).isZero();
      assertThat(server.log()).doesNotContain(WARNING, "Exception");
    }
  }

  @Test
  void serveShouldStartAndSaySoWhenTheScannerIsAway() throws Exception {
    var settings = Map.of("SOTTO_SCANNER", "clamav://127.0.0.1:1", "SOTTO_SCANNER_AWAY", "allow");
    try (var server = PackagedServer.start(folder, settings)) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      awaitLog(server, WARNING);
      assertThat(server.log()).contains("SOTTO_SCANNER_AWAY=allow");
    }
  }

  @Test
  void serveShouldNotStartWhenTheUrlIsWrong() {
    assertThatThrownBy(
            () -> PackagedServer.start(folder, Map.of("SOTTO_SCANNER", "clamav:127.0.0.1")).close())
        .hasMessageContaining("clamav: expected clamav://host[:port]");
  }

  private static void awaitLog(PackagedServer server, String text) {
    long end = System.nanoTime() + GRACE.toNanos();
    while (!server.log().contains(text)) {
      assertThat(System.nanoTime()).as(server.log()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
