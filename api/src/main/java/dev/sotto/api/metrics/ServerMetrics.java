// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.metrics;

import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.core.PortException;
import dev.sotto.core.media.maintenance.MediaHealth;
import dev.sotto.core.server.Sotto;
import io.helidon.metrics.api.Counter;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// The metrics of one server. The meters are made in the background, because that takes longer than
/// the rest of a start; what is counted meanwhile is added then. Safe for use by many threads.
public final class ServerMetrics implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(ServerMetrics.class.getName());
  private static final Set<ServerMetrics> RUNNING = ConcurrentHashMap.newKeySet();

  private final Sotto sotto;
  private final SocketRegistry sockets;
  private final CompletableFuture<Meters> meters;
  private final Map<String, Long> refusalsCounted = new HashMap<>();
  private final Map<String, Long> wakeUpsCounted = new HashMap<>();
  private final Map<String, Long> callsCounted = new HashMap<>();
  private final Map<String, Long> objectsCounted = new HashMap<>();
  private long messagesCounted;
  private long refusedCounted;

  private ServerMetrics(Sotto sotto, SocketRegistry sockets) {
    this.sotto = sotto;
    this.sockets = sockets;
    this.meters = Shared.METERS;
  }

  /// Begins to count for a server that has just been made. Returns at once.
  public static ServerMetrics start(Sotto sotto, SocketRegistry sockets) {
    var metrics = new ServerMetrics(sotto, sockets);
    RUNNING.add(metrics);
    sotto.node().storage().onWait(metrics::waited);
    return metrics;
  }

  /// Counts a request. Returns at once.
  ///
  /// @param route as registered, up to its first parameter
  /// @param nanos from the headers of the request to the end of the answer
  public void served(String method, String route, int status, long nanos) {
    var labels = RequestLabels.of(method, route, status);
    // What fails to be counted is no failure of the request.
    var _ = meters.thenAccept(ready -> ready.served(labels, nanos));
  }

  /// Counts bytes of media that have come through this server. Returns at once.
  public void uploaded(long bytes) {
    var _ = meters.thenAccept(ready -> ready.bytesUp().increment(bytes));
  }

  /// Counts bytes of media that have gone through this server. Returns at once.
  public void downloaded(long bytes) {
    var _ = meters.thenAccept(ready -> ready.bytesDown().increment(bytes));
  }

  /// Counts a request that was refused for how it was sent. Returns at once.
  ///
  /// @param kind a word of ours
  public void fault(String kind) {
    var _ = meters.thenAccept(ready -> ready.faults(kind).increment());
  }

  private void waited(long nanos) {
    var _ = meters.thenAccept(ready -> ready.storageWait().record(nanos, TimeUnit.NANOSECONDS));
  }

  /// {@return everything in the text format of Prometheus, version 0.0.4; waits for the meters}
  public String text() {
    Meters ready = meters.join();
    countWhatTheDomainHasDone(ready);
    return ready.text();
  }

  /// Stops counting.
  @Override
  public void close() {
    RUNNING.remove(this);
  }

  int diskLow() {
    return sotto.node().storage().isDiskLow() ? 1 : 0;
  }

  int socketsOpen() {
    return sockets.count();
  }

  int accountsOnline() {
    return sotto.live().connections().accounts();
  }

  int wakeUpsWaiting() {
    return sotto.push().wakeUps().waiting();
  }

  /// Asked when somebody reads the metrics, as by a probe of health.
  int storageUp() {
    try {
      sotto.node().storage().check();
      return 1;
    } catch (PortException e) {
      LOG.log(Level.DEBUG, "the storage does not answer", e);
      return 0;
    }
  }

  int coordinationUp() {
    return sotto.node().cluster().isReachable() ? 1 : 0;
  }

  int clockJumped() {
    return sotto.node().clock().isDoubtful() ? 1 : 0;
  }

  int clockDifference() {
    return Math.clamp(
        sotto.node().clock().difference().toSeconds(), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  int mediaUp() {
    return sotto.media().health().isWell(MediaHealth.Part.STORE) ? 1 : 0;
  }

  int scannerUp() {
    return sotto.media().health().isWell(MediaHealth.Part.SCANNER) ? 1 : 0;
  }

  private synchronized void countWhatTheDomainHasDone(Meters ready) {
    long sent = sotto.messages().messaging().stored();
    ready.messagesSent().increment(sent - messagesCounted);
    messagesCounted = sent;
    long refused = sotto.node().cluster().refused();
    ready.refusedFromOthers().increment(refused - refusedCounted);
    refusedCounted = refused;
    count(sotto.node().limiter().refusals(), refusalsCounted, ready::limitRefusals);
    count(sotto.push().wakeUps().counts(), wakeUpsCounted, ready::wakeUps);
    count(sotto.calls().control().counts(), callsCounted, ready::calls);
    count(sotto.media().objects().counts(), objectsCounted, ready::mediaObjects);
  }

  /// Adds what has come since the last time.
  private static void count(
      Map<String, Long> now, Map<String, Long> counted, Function<String, Counter> counters) {
    now.forEach(
        (name, count) -> {
          Long before = counted.put(name, count);
          counters.apply(name).increment(count - (before == null ? 0 : before));
        });
  }

  /// Made when the first server starts.
  private static final class Shared {
    private static final CompletableFuture<Meters> METERS = new CompletableFuture<>();

    static {
      Thread.ofPlatform().daemon().name("sotto-metrics").start(Shared::make);
    }

    private static void make() {
      try {
        METERS.complete(new Meters(RUNNING));
      } catch (RuntimeException | Error e) {
        LOG.log(Level.WARNING, "there are no metrics", e);
        METERS.completeExceptionally(e);
      }
    }
  }
}
