// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.power.DiskSyscall;
import dev.sotto.testkit.power.PowerFailure;
import dev.sotto.testkit.power.PowerFailurePlan;
import dev.sotto.testkit.power.RecoveredMessages;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promises 1 and 2, when the power fails under the server and it is started again on what the disk
/// has kept: [PowerFailureTest] only looks at that. A dozen more are in `SqlitePowerFailureTest`,
/// which needs no server.
@Tag("full")
final class PowerLossRestartTest {
  private static final List<PowerFailurePlan> STOPS =
      List.of(
          PowerFailurePlan.stop(DiskSyscall.LOG_WRITE, 501, 1),
          PowerFailurePlan.stop(DiskSyscall.LOG_SYNC, 61, 2),
          PowerFailurePlan.stop(DiskSyscall.FILE_WRITE, 17, 3),
          PowerFailurePlan.stop(DiskSyscall.LOG_WRITE, 902, 4));

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FAILS = "power-failure: the power fails";
  private static final int KILLED = 128 + 9;
  private static final int SENDERS = 12;

  @TempDir private Path folder;

  @Test
  void acknowledgedMessagesShouldSurviveThePowerAndRetriesShouldNotDuplicate() throws Exception {
    Path database = folder.resolve("data/sotto.db");
    PowerFailure failure = PowerFailure.prepare(folder, database, "what a power failure leaves");
    var going = new AtomicBoolean(true);
    try (var server = PackagedServer.start(folder, PowerOutageRun.settings(failure));
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      List<RetryingSender> senders =
          IntStream.range(0, SENDERS)
              .mapToObj(i -> new RetryingSender(anna, berta, "s" + i, going::get))
              .toList();
      server.kill();
      List<Future<?>> running = new ArrayList<>();
      senders.forEach(sender -> running.add(threads.submit(sender)));

      for (PowerFailurePlan stop : STOPS) {
        failure.follow(stop);
        runUntilStopped(server);
        assertThat(running).noneMatch(Future::isDone);
      }
      assertThat(server.log().split(FAILS, -1)).hasSize(STOPS.size() + 1);
      failure.follow(PowerFailurePlan.none());
      server.restart();
      going.set(false);
      for (Future<?> sender : running) {
        sender.get();
      }

      var received = new ReceivedMessages(berta.mailbox());
      received.check();
      for (RetryingSender sender : senders) {
        assertThat(received.clientIds()).containsSubsequence(sender.acknowledged());
      }
      assertThat(RecoveredMessages.read(database, false).defects()).isEmpty();
    }
  }

  private static void runUntilStopped(PackagedServer server) throws Exception {
    try {
      server.restart();
    } catch (IllegalStateException e) {
      // The power has failed already while it started.
    }
    assertThat(server.awaitEnd(PATIENCE)).isEqualTo(KILLED);
  }
}
