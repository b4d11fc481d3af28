// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The promises of `docs/operations.md` about a stop, under load.
final class GracefulStopTest {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int SERVER_STOPS = 1012;
  private static final int IDLE_ACCOUNTS = 8;
  private static final int IDLE_SOCKETS = 25;
  private static final int LIVE_SOCKETS = 4;
  private static final int SENDERS = 6;
  private static final int ENOUGH = 50;

  @TempDir private Path folder;

  @Test
  void stopShouldTellEverySocketAndLoseNothingWhenSendsAreInFlight() throws Exception {
    Map<String, String> settings = Map.of("SOTTO_LIMITS", "off", "SOTTO_BCRYPT_COST", "10");
    var going = new AtomicBoolean(true);
    try (var server = PackagedServer.start(folder, settings);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      RestClient anna = RestClient.register(http, server.url(), "anna");
      RestClient berta = RestClient.register(http, server.url(), "berta");
      anna.addContact(berta);
      List<SocketClient> sockets = new ArrayList<>(readers(berta));
      for (int i = 0; i < IDLE_ACCOUNTS; i++) {
        sockets.addAll(sockets(RestClient.register(http, server.url(), "idle" + i), IDLE_SOCKETS));
      }
      List<SocketSender> overSockets =
          numbered().mapToObj(i -> new SocketSender(anna, berta, "socket" + i)).toList();
      List<RetryingSender> overRest =
          numbered()
              .mapToObj(i -> new RetryingSender(anna, berta, "rest" + i, going::get))
              .toList();
      List<Future<?>> running = new ArrayList<>();
      overSockets.forEach(sender -> running.add(threads.submit(sender)));
      overRest.forEach(sender -> running.add(threads.submit(sender)));
      overSockets.forEach(sender -> sockets.add(sender.socket()));
      awaitTraffic(overSockets);

      try {
        assertThat(server.stop(GRACE)).as(server.log()).isZero();
        assertThat(sockets).extracting(SocketClient::endCode).containsOnly(SERVER_STOPS);
        server.restart();
      } finally {
        going.set(false);
      }
      for (Future<?> sender : running) {
        sender.get();
      }
      checkReceived(anna, berta, overSockets, overRest);
      // Closing alone waits for sockets that the client itself has lost count of.
      http.shutdownNow();
    }
  }

  private static void checkReceived(
      RestClient anna,
      RestClient berta,
      List<SocketSender> overSockets,
      List<RetryingSender> overRest)
      throws Exception {
    List<String> all = new ArrayList<>();
    overSockets.forEach(sender -> all.addAll(sender.said()));
    overRest.forEach(sender -> all.addAll(sender.acknowledged()));
    List<String> before = new ReceivedMessages(berta.mailbox()).clientIds();
    int unanswered = 0;
    for (SocketSender sender : overSockets) {
      assertThat(before).as("what was acknowledged").containsAll(sender.acknowledged());
      for (String id : sender.said()) {
        if (!sender.acknowledged().contains(id)) {
          unanswered++;
          assertThat(anna.send(berta, id)).isIn(200, 201);
        }
      }
    }
    assertThat(unanswered).as("sends in flight over sockets").isPositive();
    assertThat(overRest.stream().mapToInt(RetryingSender::repeats).sum())
        .as("sends in flight over REST")
        .isPositive();

    var received = new ReceivedMessages(berta.mailbox());

    received.check();
    assertThat(received.clientIds()).containsExactlyInAnyOrderElementsOf(all);
  }

  /// {@return sockets that are sent every message}
  private static List<SocketClient> readers(RestClient client) {
    List<SocketClient> sockets = sockets(client, LIVE_SOCKETS);
    sockets.forEach(socket -> socket.say("{\"type\":\"resume\"}"));
    return sockets;
  }

  /// {@return sockets that say nothing}
  private static List<SocketClient> sockets(RestClient client, int count) {
    return IntStream.range(0, count).mapToObj(_ -> new SocketClient(client, _ -> {})).toList();
  }

  private static void awaitTraffic(List<SocketSender> senders) {
    while (senders.stream().anyMatch(sender -> sender.acknowledged().size() < ENOUGH)) {
      assertThat(senders).noneMatch(sender -> sender.socket().hasEnded());
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static IntStream numbered() {
    return IntStream.range(0, SENDERS);
  }
}
