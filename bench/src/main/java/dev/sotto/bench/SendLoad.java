// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/// Closed-loop load: each sender has one connection, and sends its next message when the last one
/// was answered.
final class SendLoad {
  private static final int OK = 200;

  private SendLoad() {}

  /// Sends for `duration`. {@return what it took}
  static Outcome run(int port, List<byte[]> requests, Duration duration)
      throws InterruptedException {
    try (var executor =
        Executors.newFixedThreadPool(requests.size(), Thread.ofPlatform().daemon().factory())) {
      long start = System.nanoTime();
      long end = start + duration.toNanos();
      List<Future<Samples>> running =
          requests.stream().map(r -> executor.submit(() -> send(port, r, end))).toList();
      Samples samples = Samples.join(running.stream().map(SendLoad::result).toList());
      return new Outcome(samples, (System.nanoTime() - start) / 1e9);
    }
  }

  private static Samples send(int port, byte[] request, long end) throws IOException {
    var samples = new Samples();
    try (var connection = new HttpConnection(port)) {
      long before = System.nanoTime();
      while (before < end) {
        var answer = connection.exchange(request);
        long after = System.nanoTime();
        if (answer.status() != OK) {
          throw new IOException("sendMessage: " + answer.status() + " " + answer.body());
        }
        samples.add(after - before);
        before = after;
      }
    }
    return samples;
  }

  private static Samples result(Future<Samples> sender) {
    try {
      return sender.get();
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException("a sender failed", e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /// What a load took.
  ///
  /// @param latencies one sample for each message
  record Outcome(Samples latencies, double seconds) {
    long messages() {
      return latencies.size();
    }

    double rate() {
      return messages() / seconds;
    }

    double millis(double percent) {
      return latencies.percentile(percent) / 1e6;
    }

    static long messages(Stream<Outcome> outcomes) {
      return outcomes.mapToLong(Outcome::messages).sum();
    }
  }
}
