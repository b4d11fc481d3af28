// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.websocket.CloseCode;
import dev.sotto.api.websocket.SocketOutput;
import dev.sotto.api.websocket.SocketRegistry;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.PoolClient;
import dev.sotto.core.server.ServerRuntime;
import dev.sotto.core.server.Sotto;
import dev.sotto.testkit.TestTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Sockets that anybody may open, and for which places are kept.
final class SocketWithoutRoomTest {
  private final TestServer server = TestServer.start(TestServer.Setup.standard());
  private final TestTime time = new TestTime();
  private final AtomicBoolean crowded = new AtomicBoolean();
  private final SocketRegistry sockets =
      new SocketRegistry(time, Runnable::run, time::nanoTime, crowded::get);
  private final Closing line = new Closing();
  private final RoomsSocketHandler socket = handler();

  @BeforeEach
  void open() {
    socket.opened(line);
  }

  @AfterEach
  void stop() {
    socket.gone(true);
    sockets.close();
    server.close();
  }

  @Test
  void socketInNoRoomShouldMakeWayOnlyWherePlacesAreShort() {
    time.advance(Bound.SOCKET_WITHOUT_ROOM.time());
    socket.pinging();
    assertThat(line.code).isZero();

    crowded.set(true);
    socket.pinging();
    assertThat(line.code).isEqualTo(CloseCode.TRY_AGAIN_LATER);
  }

  @Test
  void socketShouldHaveAMinuteToFindARoomAndStayInIt() {
    crowded.set(true);
    time.advance(Bound.SOCKET_WITHOUT_ROOM.time().minusSeconds(1));
    socket.pinging();
    assertThat(line.code).isZero();

    socket.text("{\"type\":\"join_room\",\"roomId\":\"r\"}");
    time.advance(Duration.ofHours(1));
    socket.pinging();
    assertThat(line.code).isZero();

    socket.text("{\"type\":\"leave_room\"}");
    time.advance(Bound.SOCKET_WITHOUT_ROOM.time().minusSeconds(1));
    socket.pinging();
    assertThat(line.code).isZero();
    time.advance(Duration.ofSeconds(1));
    socket.pinging();
    assertThat(line.code).isEqualTo(CloseCode.TRY_AGAIN_LATER);
  }

  private RoomsSocketHandler handler() {
    var runtime = new ServerRuntime(time, time, new SecureRandom(), Runnable::run);
    Sotto sotto = server.sotto();
    return new RoomsSocketHandler(sotto.rooms().live(), sotto.node().limiter(), sockets, runtime);
  }

  /// Remembers how it was closed.
  private static final class Closing implements SocketOutput {
    private volatile int code;

    @Override
    public void send(byte[] text) {}

    @Override
    public void sendLater(byte[] text) {}

    @Override
    public void flush() {}

    @Override
    public void close(int closeCode, String reason) {
      code = closeCode;
    }

    @Override
    public String address() {
      return "192.0.2.1";
    }

    @Override
    public PoolClient sharer() {
      return PoolClient.EXEMPT;
    }
  }
}
