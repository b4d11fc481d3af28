// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import dev.sotto.bench.command.Report;
import dev.sotto.bench.load.Crowd;
import dev.sotto.bench.load.SendLoad;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The crowd of one server, with the sum of what was answered to it. For one thread.
final class Throng implements BothOpen.Closing {
  private static final int RECIPIENTS = 8;
  private static final String MESSAGE = "message";

  private final Side side;
  private final Target target;
  private final Crowd crowd;
  private final int most;
  private long answered;

  private Throng(Side side, Target target, int most) throws IOException {
    this.side = side;
    this.target = target;
    this.most = most;
    this.crowd = Crowd.gather(target.port(), most, RECIPIENTS);
  }

  /// {@return the crowds of two servers, after a first load}
  ///
  /// @param most senders
  static BothOpen<Throng> gather(BothOpen<Target> targets, int most, Duration warmUp)
      throws IOException, InterruptedException {
    return BothOpen.open(side -> gather(side, targets.of(side), most, warmUp));
  }

  /// {@return the crowd of one server, after a first load}
  static Throng gather(Side side, Target target, int most, Duration warmUp)
      throws IOException, InterruptedException {
    var throng = new Throng(side, target, most);
    throng.send(most, warmUp);
    return throng;
  }

  /// Sends without measuring. {@return how many messages}
  long send(int senders, Duration duration) throws InterruptedException {
    long sent = SendLoad.run(target.port(), crowd.requests(senders), duration).count();
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
                Names.MESSAGES,
                MESSAGE,
                (port, duration) -> SendLoad.run(port, requests, duration))
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
                group, MESSAGE, (port, duration) -> SendLoad.run(port, requests, duration))
            .count();
  }

  /// Says so when what was answered has not arrived.
  @Override
  public void close() throws IOException {
    try {
      if (!crowd.awaitReceived(answered)) {
        Report.line("%s: answered %,d, received %,d: NOT ALL", side, answered, crowd.received());
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
