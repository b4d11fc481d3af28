// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.http1.ConnectionTimeouts.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The end of a connection that the server closes.
@Timeout(20)
final class LingeringCloseTest {
  private final AtomicLong nanos = new AtomicLong(1);
  private final ConnectionTimeouts patience = new ConnectionTimeouts(nanos::get);
  private SocketChannel client;
  private BufferedChannel wire;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel listener = ServerSocketChannel.open()) {
      listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      client = SocketChannel.open(listener.getLocalAddress());
      wire = new BufferedChannel(listener.accept(), patience);
    }
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    wire.cut();
  }

  @Test
  void clientThatSaysNothingShouldBeCutAfterAMoment() throws Exception {
    Thread closing = Thread.ofVirtual().start(wire::closeGently);
    assertThat(client.read(ByteBuffer.allocate(1))).as("it has been told").isNegative();
    assertThat(patience.judge(false)).isEqualTo(Verdict.WAIT);

    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    while (patience.judge(false) != Verdict.CUT) {
      Thread.onSpinWait();
    }
    wire.cut();

    closing.join();
  }

  @Test
  void clientThatEndsItsSideShouldBeLetGoAtOnce() throws Exception {
    client.shutdownOutput();

    wire.closeGently();

    assertThat(wire.isOpen()).isFalse();
    assertThat(client.read(ByteBuffer.allocate(1))).isNegative();
  }
}
