// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A client hears why its socket ends, also when it goes on sending, and cannot keep the server
/// listening.
final class CloseReasonDeliveryTest {
  /// More than all buffers between the two hold.
  private static final int MUCH = 12 << 20;

  private static final int LARGE = 100 << 20;

  private final TestServer server = TestServer.start();
  private final TestClient ada = TestClient.registered(server, "ada");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void closeCodeShouldBeHeardByAClientThatGoesOnSending() throws Exception {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(3, true, new byte[0]);
      sendOn(socket, MUCH);

      assertThat(socket.closeCode()).isEqualTo(1002);
    }
  }

  @Test
  void closeCodeShouldBeHeardInTheMiddleOfAFrameThatIsTooLarge() throws Exception {
    try (var socket = TestSocket.open(ada)) {
      socket.raw(
          ByteBuffer.allocate(14)
              .put((byte) 0x82)
              .put((byte) 0xff)
              .putLong(LARGE)
              .putInt(0)
              .array());
      sendOn(socket, MUCH);

      assertThat(socket.closeCode()).isEqualTo(1009);
    }
  }

  @Test
  void serverShouldNotListenForEverToAClientThatGoesOnSending() throws Exception {
    try (var socket = TestSocket.open(ada)) {
      socket.frame(3, true, new byte[0]);

      assertThat(sendOn(socket, Long.MAX_VALUE)).isPositive();
    }
  }

  /// Sends until it has sent so much, or the server listens no longer. {@return how much}
  private static long sendOn(TestSocket socket, long bytes) throws InterruptedException {
    var sent = new AtomicLong();
    var done = new CountDownLatch(1);
    Thread.ofVirtual()
        .start(
            () -> {
              var piece = new byte[64 * 1024];
              try {
                while (sent.get() < bytes) {
                  socket.raw(piece);
                  sent.addAndGet(piece.length);
                }
              } catch (IOException e) {
                // It has ended the connection.
              }
              done.countDown();
            });
    assertThat(done.await(20, TimeUnit.SECONDS)).as("the server reads, or ends it").isTrue();
    return sent.get();
  }
}
