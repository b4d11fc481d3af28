// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Requests that are sent again and again: messages, pages, log-ins.
public final class SendLoad {
  private static final int OK = 200;

  private SendLoad() {}

  /// Sends for `duration`, one client for each request, which is answered with 200. {@return what
  /// it took}
  public static LoadResult run(int port, List<byte[]> requests, Duration duration)
      throws InterruptedException {
    return ClosedLoop.run(port, requests.stream().map(SendLoad::client).toList(), duration);
  }

  /// Likewise, with answers of any length, which are not kept.
  public static LoadResult download(int port, List<byte[]> requests, Duration duration)
      throws InterruptedException {
    return ClosedLoop.run(
        port,
        requests.stream()
            .<ClosedLoop.Client>map(r -> connection -> connection.download(r))
            .toList(),
        duration);
  }

  private static ClosedLoop.Client client(byte[] request) {
    return connection -> {
      var answer = connection.exchange(request);
      if (answer.status() != OK) {
        throw new IOException("a send: " + answer.status() + " " + answer.body());
      }
    };
  }
}
