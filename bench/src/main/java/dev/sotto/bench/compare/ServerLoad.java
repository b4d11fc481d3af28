// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.load.LoadAccounts;
import dev.sotto.bench.load.RequestLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The crowd of one server, with the sum of what was answered to it. For one thread.
final class ServerLoad implements CloseablePair.Closing {
  private static final int RECIPIENTS = 8;
  private static final String MESSAGE = "message";

  private final ComparedProgram side;
  private final ComparedServer target;
  private final LoadAccounts crowd;
  private final int most;
  private long answered;

  private ServerLoad(ComparedProgram side, ComparedServer target, int most) throws IOException {
    this.side = side;
    this.target = target;
    this.most = most;
    this.crowd = LoadAccounts.gather(target.port(), most, RECIPIENTS);
  }

  /// {@return the crowds of two servers, after a first load}
  ///
  /// @param most senders
  static CloseablePair<ServerLoad> gather(
      CloseablePair<ComparedServer> targets, int most, Duration warmUp)
      throws IOException, InterruptedException {
    return CloseablePair.open(side -> gather(side, targets.of(side), most, warmUp));
  }

  /// {@return the crowd of one server, after a first load}
  static ServerLoad gather(ComparedProgram side, ComparedServer target, int most, Duration warmUp)
      throws IOException, InterruptedException {
    var throng = new ServerLoad(side, target, most);
    throng.send(most, warmUp);
    return throng;
  }

  /// Sends without measuring. {@return how many messages}
  long send(int senders, Duration duration) throws InterruptedException {
    long sent = RequestLoad.run(target.port(), crowd.requests(senders), duration).count();
    answered += sent;
    return sent;
  }

  /// Sends and adds the figures. {@return how many messages}
  long measure(String group, int senders) throws IOException, InterruptedException {
    List<byte[]> requests = crowd.requests(senders);
    long sent =
        target
            .measure(
                group,
                MeasurementNames.MESSAGES,
                MESSAGE,
                (port, duration) -> RequestLoad.run(port, requests, duration))
            .count();
    answered += sent;
    return sent;
  }

  /// Sends and adds what the server allocates.
  void measureAllocation(String group, int senders) throws IOException, InterruptedException {
    List<byte[]> requests = crowd.requests(senders);
    answered +=
        target
            .measureAllocation(
                group, MESSAGE, (port, duration) -> RequestLoad.run(port, requests, duration))
            .count();
  }

  /// Says so when what was answered has not arrived.
  @Override
  public void close() throws IOException {
    try {
      if (!crowd.awaitReceived(answered)) {
        ConsoleReport.line(
            "%s: answered %,d, received %,d: NOT ALL", side, answered, crowd.received());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      crowd.close();
    }
  }

  @Override
  public String toString() {
    return "Throng[%s, %d]".formatted(side, most);
  }
}
