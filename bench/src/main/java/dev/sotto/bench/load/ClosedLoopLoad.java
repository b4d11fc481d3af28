// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.command.LatencySamples;
import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Closed-loop load: each client has one connection and one thread, and begins its next exchange
/// when the last one was answered.
public final class ClosedLoopLoad {
  private ClosedLoopLoad() {}

  /// Runs for `duration`. {@return what it took}
  public static LoadResult run(int port, List<? extends Client> clients, Duration duration)
      throws InterruptedException {
    try (var executor =
        Executors.newFixedThreadPool(clients.size(), Thread.ofPlatform().daemon().factory())) {
      long start = System.nanoTime();
      long end = start + duration.toNanos();
      List<Future<LatencySamples>> running =
          clients.stream().map(c -> executor.submit(() -> run(port, c, end))).toList();
      LatencySamples samples =
          LatencySamples.join(running.stream().map(ClosedLoopLoad::result).toList());
      return new LoadResult(samples, (System.nanoTime() - start) / 1e9);
    }
  }

  private static LatencySamples run(int port, Client client, long end) throws IOException {
    var samples = new LatencySamples();
    try (var connection = new HttpLoadConnection(port)) {
      long before = System.nanoTime();
      while (before < end) {
        client.exchange(connection);
        long after = System.nanoTime();
        samples.add(after - before);
        before = after;
      }
    }
    return samples;
  }

  private static LatencySamples result(Future<LatencySamples> client) {
    try {
      return client.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("a client failed", e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// One client of a load. For one thread.
  @FunctionalInterface
  public interface Client {
    /// Asks for one thing and waits for the answer.
    ///
    /// @throws IOException also when the answer is not the expected one
    void exchange(HttpLoadConnection connection) throws IOException;
  }
}
