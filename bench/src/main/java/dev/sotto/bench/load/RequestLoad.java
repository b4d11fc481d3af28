// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.load;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// Requests that are sent again and again: messages, pages, log-ins.
public final class RequestLoad {
  private static final int OK = 200;

  private RequestLoad() {}

  /// Sends for `duration`, one client for each request, which is answered with 200. {@return what
  /// it took}
  public static LoadResult run(int port, List<byte[]> requests, Duration duration)
      throws InterruptedException {
    return ClosedLoopLoad.run(port, requests.stream().map(RequestLoad::client).toList(), duration);
  }

  /// Likewise, with answers of any length, which are not kept.
  public static LoadResult download(int port, List<byte[]> requests, Duration duration)
      throws InterruptedException {
    return ClosedLoopLoad.run(
        port,
        requests.stream()
            .<ClosedLoopLoad.Client>map(r -> connection -> connection.download(r))
            .toList(),
        duration);
  }

  private static ClosedLoopLoad.Client client(byte[] request) {
    return connection -> {
      var answer = connection.exchange(request);
      if (answer.status() != OK) {
        throw new IOException("a send: " + answer.status() + " " + answer.body());
      }
    };
  }
}
