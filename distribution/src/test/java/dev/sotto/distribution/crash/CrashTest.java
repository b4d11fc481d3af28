// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Promises 1 and 2: acknowledged means on disk, and a retry never duplicates.
@Tag("full")
final class CrashTest {
  private static final int KILLS = 20;
  private static final int SENDERS = 8;
  private static final long SEED = 20_261_121;

  @TempDir private Path folder;

  @Test
  void acknowledgedMessagesShouldSurviveKillsAndRetriesShouldNotDuplicate() throws Exception {
    Map<String, String> settings = Map.of("SOTTO_LIMITS", "off", "SOTTO_BCRYPT_COST", "10");
    var going = new AtomicBoolean(true);
    var random = new Random(SEED);
    try (var server = PackagedServer.start(folder, settings);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      List<RetryingSender> senders =
          IntStream.range(0, SENDERS)
              .mapToObj(i -> new RetryingSender(anna, berta, "s" + i, going::get))
              .toList();
      List<Future<?>> running = new ArrayList<>();
      senders.forEach(sender -> running.add(threads.submit(sender)));

      for (int kill = 0; kill < KILLS; kill++) {
        // Long enough for some hundred messages, and never at the same point of a commit.
        LockSupport.parkNanos(100_000_000 + random.nextInt(300_000_000));
        server.kill();
        server.restart();
      }
      going.set(false);
      for (Future<?> sender : running) {
        sender.get();
      }

      checkDelivered(senders, new ReceivedMessages(berta.mailbox()));
    }
  }

  private static void checkDelivered(List<RetryingSender> senders, ReceivedMessages received) {
    assertThat(senders.stream().mapToInt(RetryingSender::repeats).sum())
        .as("sends that a kill left unanswered")
        .isPositive();
    received.check();
    for (RetryingSender sender : senders) {
      List<String> acknowledged = sender.acknowledged();
      assertThat(acknowledged).isNotEmpty();
      assertThat(received.clientIds()).containsSubsequence(acknowledged);
    }
  }
}
