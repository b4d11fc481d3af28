// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.distribution.media.MediaRestClient.Room;
import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.clamd.ClamdProcess;
import dev.sotto.testkit.media.Eicar;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with a malware scanner.
@Tag("full")
final class ScannerProgramTest {
  private static final int LARGEST = 1 << 20;
  private static final byte[] CLEAN = "hello".getBytes(UTF_8);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String AWAY = "the malware scanner does not answer";

  @TempDir private Path folder;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void objectShouldBeReadWhenClamdHasFoundNothing() throws Exception {
    ClamdProcess.assumeInstalled();
    try (var clamd = ClamdProcess.start(LARGEST);
        var server = start(clamd, "refuse")) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());

      Room clean = upload(anna, CLEAN, 201);
      Room infected = upload(anna, Eicar.bytes(), 422);
      Room tooLarge = upload(anna, new byte[LARGEST + 1], 422);

      assertThat(anna.state(clean)).isEqualTo("clean");
      assertThat(anna.get(clean)).hasBinaryContent(CLEAN);
      assertThat(anna.state(infected)).isEqualTo("infected");
      assertThat(anna.askFor(infected)).isEqualTo(410);
      assertThat(anna.state(tooLarge)).isEqualTo("undecided");
      assertThat(anna.askFor(tooLarge)).isEqualTo(410);
      assertThat(server.stop(GRACE)).isZero();
      assertThat(server.log()).doesNotContain(AWAY, "Exception");
    }
  }

  @Test
  void objectShouldWaitForClamd() throws Exception {
    ClamdProcess.assumeInstalled();
    try (var clamd = ClamdProcess.start(LARGEST);
        var server = start(clamd, "refuse")) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      clamd.kill();
      Room clean = upload(anna, CLEAN, 201);
      Room infected = upload(anna, Eicar.bytes(), 201);
      assertThat(anna.state(clean)).isEqualTo("stored");
      assertThat(anna.askFor(clean)).isEqualTo(503);
      assertThat(anna.askFor(infected)).isEqualTo(503);

      clamd.restart();

      assertThat(anna.get(clean)).hasBinaryContent(CLEAN);
      assertThat(anna.state(clean)).isEqualTo("clean");
      assertThat(anna.askFor(infected)).isEqualTo(410);
    }
  }

  @Test
  void objectShouldBeReadUnscannedWhenTheOperatorAllowsIt() throws Exception {
    ClamdProcess.assumeInstalled();
    try (var clamd = ClamdProcess.start(LARGEST);
        var server = start(clamd, "allow")) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      clamd.kill();
      Room infected = upload(anna, Eicar.bytes(), 201);
      assertThat(anna.get(infected)).hasBinaryContent(Eicar.bytes());

      clamd.restart();

      assertThat(anna.askFor(infected)).isEqualTo(410);
      assertThat(anna.state(infected)).isEqualTo("infected");
    }
  }

  @Test
  void serveShouldStartAndSaySoWhenTheScannerIsAway() throws Exception {
    var settings = Map.of("SOTTO_SCANNER", "clamav://127.0.0.1:1", "SOTTO_SCANNER_AWAY", "allow");
    try (var server = PackagedServer.start(folder, settings)) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      awaitLog(server, AWAY);
      assertThat(server.log()).contains("SOTTO_SCANNER_AWAY=allow");
    }
  }

  @Test
  void serveShouldNotStartWhenTheUrlIsWrong() {
    assertThatThrownBy(
            () -> PackagedServer.start(folder, Map.of("SOTTO_SCANNER", "clamav:127.0.0.1")).close())
        .hasMessageContaining("clamav: expected clamav://host[:port]");
  }

  private PackagedServer start(ClamdProcess clamd, String away) throws Exception {
    return PackagedServer.start(
        folder,
        Map.of(
            "SOTTO_SCANNER", clamd.url(), "SOTTO_SCANNER_AWAY", away, "SOTTO_BCRYPT_COST", "10"));
  }

  private static Room upload(MediaRestClient sender, byte[] bytes, int status) throws Exception {
    Room room = sender.create(bytes.length);
    assertThat(sender.put(room, new ByteArrayInputStream(bytes), bytes.length)).isEqualTo(status);
    return room;
  }

  private static void awaitLog(PackagedServer server, String text) {
    long end = System.nanoTime() + GRACE.toNanos();
    while (!server.log().contains(text)) {
      assertThat(System.nanoTime()).as(server.log()).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
