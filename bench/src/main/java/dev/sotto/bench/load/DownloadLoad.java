// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import dev.sotto.bench.wire.HttpLoadConnection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Connections that download the same thing again and again.
///
/// @param cpu of the server, so far
public record DownloadLoad(int port, String path, Supplier<Duration> cpu) {
  /// Downloads for `seconds`. {@return what it took}
  public Outcome run(int connections, int seconds) throws IOException, InterruptedException {
    byte[] request = HttpLoadConnection.request("GET", path, "", "");
    Duration before = cpu.get();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      long start = System.nanoTime();
      long end = start + Duration.ofSeconds(seconds).toNanos();
      List<Callable<Long>> tasks = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        tasks.add(() -> download(request, end));
      }
      long bytes = sum(threads.invokeAll(tasks));
      double took = (System.nanoTime() - start) / 1e9;
      return new Outcome(bytes / took, cpu.get().minus(before).toNanos() / 1e9 / bytes);
    }
  }

  private long download(byte[] request, long end) throws IOException {
    long bytes = 0;
    try (var connection = new HttpLoadConnection(port)) {
      while (System.nanoTime() < end) {
        bytes += connection.download(request);
      }
    }
    return bytes;
  }

  private static long sum(List<Future<Long>> parts) throws IOException, InterruptedException {
    long sum = 0;
    for (Future<Long> part : parts) {
      try {
        sum += part.get();
      } catch (ExecutionException e) {
        throw new IOException("a download failed", e);
      }
    }
    return sum;
  }

  /// The result of the load.
  ///
  /// @param rate bytes a second
  /// @param cpu seconds of the server's processors a byte
  public record Outcome(double rate, double cpu) {}
}
