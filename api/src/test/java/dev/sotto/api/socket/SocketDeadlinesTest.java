// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.limit.Bound;
import dev.sotto.core.limit.Sharer;
import dev.sotto.testkit.TestTime;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Clients that neither read nor answer.
final class SocketDeadlinesTest {
  private static final Duration CHECK = Duration.ofSeconds(5);

  private final TestTime time = new TestTime();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Sockets sockets = new Sockets(time, threads, time::nanoTime, () -> false);
  private final Line line = new Line();
  private final SocketConnection socket =
      new SocketConnection(line, new Listening(), sockets, "127.0.0.1", Sharer.EXEMPT);

  @BeforeEach
  void open() throws InterruptedException {
    threads.execute(() -> socket.handle(FixedLimit.create()));
    while (sockets.count() == 0) {
      Thread.onSpinWait();
    }
  }

  @AfterEach
  void close() {
    sockets.close();
    threads.close();
  }

  @Test
  void writeThatIsNotTakenShouldEndTheSocket() throws Exception {
    line.stuck = true;
    threads.execute(this::say);
    line.writing.await();

    time.advance(Bound.SOCKET_WRITE.time());
    assertThat(line.isConnected()).isTrue();
    time.advance(CHECK);
    assertThat(line.isConnected()).isFalse();
  }

  @Test
  void pingThatIsNotAnsweredShouldEndTheSocket() {
    time.advance(Bound.SOCKET_SILENCE.time());
    assertThat(line.isConnected()).isTrue();
    time.advance(Bound.SOCKET_SILENCE.time());
    assertThat(line.isConnected()).isFalse();
  }

  @Test
  void goodbyeThatIsNotAnsweredShouldEndTheSocket() throws Exception {
    socket.close(CloseCode.SERVER_STOPS, "");
    line.writing.await();

    time.advance(Bound.SOCKET_GOODBYE.time());

    assertThat(line.closed.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private void say() {
    try {
      socket.send("something");
    } catch (IOException e) {
      // As it should.
    }
  }

  /// Hears nothing.
  private static final class Listening implements SocketHandler {
    @Override
    public void opened(Socket opened) {}

    @Override
    public Duration count() {
      return Duration.ZERO;
    }

    @Override
    public void refuse(Duration wait, String message) {}

    @Override
    public void flooded() {}

    @Override
    public void text(String message) {}

    @Override
    public void binary() {}

    @Override
    public void gone(boolean clean) {}
  }

  /// A connection over which nothing comes.
  private static final class Line implements ConnectionContext, HelidonSocket, DataWriter {
    private final CountDownLatch writing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stuck;

    @Override
    public DataReader dataReader() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DataWriter dataWriter() {
      return this;
    }

    @Override
    public HelidonSocket serverSocket() {
      return this;
    }

    @Override
    public byte @Nullable [] get() {
      awaitEnd();
      return null;
    }

    private void awaitEnd() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void writeNow(BufferData buffer) {
      writing.countDown();
      if (stuck) {
        awaitEnd();
        throw new UncheckedIOException(new IOException("the connection has ended"));
      }
    }

    @Override
    public void close() {
      closed.countDown();
    }

    @Override
    public boolean isConnected() {
      return closed.getCount() > 0;
    }

    @Override
    public void write(BufferData buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void write(BufferData... buffers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void writeNow(BufferData... buffers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void idle() {
      throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("removal")
    public int read(BufferData buffer) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ListenerContext listenerContext() {
      throw new UnsupportedOperationException();
    }

    @Override
    public ExecutorService executor() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Router router() {
      throw new UnsupportedOperationException();
    }

    @Override
    public PeerInfo remotePeer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public PeerInfo localPeer() {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isSecure() {
      return false;
    }

    @Override
    public String socketId() {
      return "";
    }

    @Override
    public String childSocketId() {
      return "";
    }
  }
}
