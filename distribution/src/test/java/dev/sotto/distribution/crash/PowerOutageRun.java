// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.crash;

import dev.sotto.distribution.program.PackagedServer;
import dev.sotto.testkit.power.AcknowledgedMessage;
import dev.sotto.testkit.power.DiskSnapshot;
import dev.sotto.testkit.power.DiskSyscall;
import dev.sotto.testkit.power.PowerFailure;
import dev.sotto.testkit.power.PowerFailurePlan;
import dev.sotto.testkit.power.RecoveredMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// The real server under load, with a power supply that fails again and again, each time under a
/// copy of its database, which is looked at meanwhile. For one thread.
final class PowerOutageRun {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int SENDERS = 12;
  private static final int READERS = 2;

  private final AtomicBoolean going = new AtomicBoolean(true);
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<RecordingSender> senders = new CopyOnWriteArrayList<>();
  private final Map<DiskSyscall, Integer> checked = new EnumMap<>(DiskSyscall.class);
  private final List<String> defects = new ArrayList<>();
  private final Path into;
  private final Predicate<Map<DiskSyscall, Integer>> isEnough;

  private PowerOutageRun(Path into, Predicate<Map<DiskSyscall, Integer>> isEnough) {
    this.into = into;
    this.isEnough = isEnough;
  }

  /// Runs until there were enough outages.
  ///
  /// @param folder of the server
  /// @param into where the plan puts its snapshots
  /// @param isEnough is given the outages so far, by the call at which they were
  static PowerOutageRun run(
      PowerFailure failure,
      PowerFailurePlan plan,
      Path folder,
      Path into,
      Predicate<Map<DiskSyscall, Integer>> isEnough)
      throws IOException, InterruptedException {
    failure.follow(plan);
    var outages = new PowerOutageRun(into, isEnough);
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // From the start on: while snapshots wait, the server does.
      List<Future<?>> readers =
          IntStream.range(0, READERS)
              .<Future<?>>mapToObj(_ -> threads.submit(outages::read))
              .toList();
      try (var server = PackagedServer.start(folder, settings(failure))) {
        outages.send(http, server, threads);
      } finally {
        outages.over.set(true);
        http.shutdownNow();
      }
      await(readers);
    }
    return outages;
  }

  /// {@return how many outages there were, by the call at which they were}
  Map<DiskSyscall, Integer> checked() {
    return checked;
  }

  /// {@return what was promised and not kept}
  List<String> defects() {
    return defects;
  }

  static Map<String, String> settings(PowerFailure failure) {
    var settings = new HashMap<>(failure.environment());
    settings.put("SOTTO_LIMITS", "off");
    settings.put("SOTTO_BCRYPT_COST", "10");
    return settings;
  }

  private void send(HttpClient http, PackagedServer server, ExecutorService threads)
      throws IOException, InterruptedException {
    RestClient anna = RestClient.register(http, server.url(), "anna");
    RestClient berta = RestClient.register(http, server.url(), "berta");
    anna.addContact(berta);
    List<Future<?>> sending = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      var sender = new RecordingSender(anna, berta, "s" + i, going::get);
      senders.add(sender);
      sending.add(threads.submit(sender));
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (going.get() && System.nanoTime() < end && sending.stream().noneMatch(Future::isDone)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    going.set(false);
    await(sending);
  }

  private static void await(List<Future<?>> all) throws InterruptedException {
    try {
      for (Future<?> each : all) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a sender or a reader has failed", e.getCause());
    }
  }

  private void read() {
    try {
      while (!over.get()) {
        var next = DiskSnapshot.take(into);
        if (next.isEmpty()) {
          TimeUnit.MILLISECONDS.sleep(1);
          continue;
        }
        // The last ones only make room.
        if (going.get()) {
          check(next.get());
        }
        next.get().delete();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts readers", e);
    }
  }

  private void check(DiskSnapshot snapshot) {
    List<AcknowledgedMessage> promised =
        senders.stream().flatMap(s -> s.acknowledgedBefore(snapshot.at()).stream()).toList();
    Path file = snapshot.folder().resolve("sotto.db");
    List<String> found = RecoveredMessages.read(file, promised.isEmpty()).defects(promised);
    synchronized (checked) {
      checked.merge(snapshot.call(), 1, Integer::sum);
      found.forEach(each -> defects.add(snapshot.call() + ": " + each));
      if (isEnough.test(checked)) {
        going.set(false);
      }
    }
  }
}
