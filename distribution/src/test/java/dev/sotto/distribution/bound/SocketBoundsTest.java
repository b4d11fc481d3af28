// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The bounds of sockets in `docs/bounds.md`, as in [BoundsTest].
@Tag("full")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SocketBoundsTest {
  private static final int MANY = 100_000;
  private static final int LARGE_MESSAGES = 36;
  private static final byte[] NOTHING = {};

  @RegisterExtension private final ConstrainedServer server = new ConstrainedServer();
  private String ada;

  @BeforeAll
  void start() throws Exception {
    ada = server.register("ada");
  }

  /// [Bound#SOCKET_MESSAGE].
  @Test
  void messageShouldComeToAnEnd() throws Exception {
    try (MisbehavingWebSocket socket = MisbehavingWebSocket.open(server, ada)) {
      byte[] first = MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, false, 60_000);
      byte[] next = MisbehavingWebSocket.frame(MisbehavingWebSocket.CONTINUATION, false, 60_000);

      assertThat(socket.pour(first, next, MANY)).isEqualTo(1009);
    }
  }

  /// As [#messageShouldComeToAnEnd], said in the length of one frame.
  @Test
  void frameShouldComeToAnEnd() throws Exception {
    try (MisbehavingWebSocket socket = MisbehavingWebSocket.open(server, ada)) {
      byte[] frame = MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, true, 600_000);
      // Longer than what comes: nobody may wait for it, or keep it.
      frame[5] = 0x7f;

      assertThat(socket.pour(frame, new byte[64 * 1024], MANY)).isEqualTo(1009);
    }
  }

  /// [Bound#SOCKET_FRAGMENTS].
  @Test
  void fragmentsShouldComeToAnEnd() throws Exception {
    try (MisbehavingWebSocket socket = MisbehavingWebSocket.open(server, ada)) {
      byte[] first = MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, false, 1);
      byte[] next = MisbehavingWebSocket.frame(MisbehavingWebSocket.CONTINUATION, false, 0);

      assertThat(socket.pour(first, next, MANY)).isEqualTo(1009);
    }
  }

  /// [Bound#SOCKET_PINGS].
  @Test
  void pingsShouldComeToAnEnd() throws Exception {
    try (MisbehavingWebSocket socket = MisbehavingWebSocket.open(server, ada)) {
      byte[] ping = MisbehavingWebSocket.frame(MisbehavingWebSocket.PING, true, 100);

      assertThat(socket.pour(NOTHING, ping, MANY)).isEqualTo(4429);
    }
  }

  /// [Bound#SOCKET_REFUSALS].
  @Test
  void framesThatAreRefusedShouldComeToAnEnd() throws Exception {
    try (MisbehavingWebSocket socket = MisbehavingWebSocket.open(server, ada)) {
      byte[] frame = MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, true, 100);

      assertThat(socket.pour(NOTHING, frame, MANY)).isEqualTo(4429);
    }
  }

  /// [Bound#MEMORY], of clients that have not logged in.
  @Test
  void messagesThatAreNeverWholeShouldNotFillTheHeap() throws Exception {
    List<MisbehavingWebSocket> open = new ArrayList<>();
    byte[] half = MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, false, 250_000);
    try {
      for (int i = 0; i < 200; i++) {
        MisbehavingWebSocket socket = MisbehavingWebSocket.openRooms(server, "127.0.4." + i / 10);
        open.add(socket);
        socket.write(half);
      }
      server.assertAlive();
      assertThat(open.getLast().closeCode()).isEqualTo(1013);
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#SHARE], of memory: messages that one address does not finish, and their time.
  @Test
  void messagesThatOneAddressDoesNotFinishShouldLeaveMemoryForOthers() throws Exception {
    List<MisbehavingWebSocket> open = new ArrayList<>();
    byte[] half = MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, false, 250_000);
    try {
      for (int i = 0; i < 60; i++) {
        MisbehavingWebSocket socket = MisbehavingWebSocket.openRooms(server, "127.0.9.1");
        open.add(socket);
        socket.write(half);
      }
      assertThat(open.getLast().closeCode()).as("beyond its share").isEqualTo(1013);
      try (MisbehavingWebSocket other = MisbehavingWebSocket.openRooms(server, "127.0.9.2")) {
        other.write(MisbehavingWebSocket.frame(MisbehavingWebSocket.TEXT, true, 250_000));
        other.write(MisbehavingWebSocket.frame(MisbehavingWebSocket.CONTINUATION, true, 1));
        assertThat(other.closeCode())
            .as("a whole message, then nothing to continue")
            .isEqualTo(1002);
      }
      assertThat(open.getFirst().closeCode()).as("too slow").isEqualTo(1013);
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#SHARE], of places, of clients that have not logged in.
  @Test
  void socketsOfOneAddressShouldLeavePlacesForOthers() throws Exception {
    List<MisbehavingWebSocket> open = new ArrayList<>();
    try {
      // As many as its rate of connecting allows.
      for (int i = 0; i < 100; i++) {
        open.add(MisbehavingWebSocket.openRooms(server, "127.0.10.1"));
      }
      List<java.net.Socket> silent = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        silent.add(server.say("127.0.10.1", ""));
      }
      open.add(MisbehavingWebSocket.openRooms(server, "127.0.10.2"));
      for (java.net.Socket socket : silent) {
        socket.close();
      }
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#SOCKETS_OF_ACCOUNT].
  @Test
  void oldestShouldGoWhenThereAreTooMany() throws Exception {
    String bob = server.register("bob");
    List<MisbehavingWebSocket> open = new ArrayList<>();
    try (MisbehavingWebSocket oldest = MisbehavingWebSocket.open(server, bob)) {
      oldest.write(MisbehavingWebSocket.text("{\"type\":\"resume\"}"));
      await(() -> oldest.received("synced") == 1);
      for (int i = 0; i < Bound.SOCKETS_OF_ACCOUNT.most(); i++) {
        open.add(MisbehavingWebSocket.open(server, bob));
      }
      assertThat(oldest.closeCode()).isEqualTo(4409);
    } finally {
      closeAll(open);
    }
  }

  /// [Bound#SOCKET_QUEUES]: an eighth of the heap, of which one account may have half, and none has
  /// as much as [Bound#SOCKET_QUEUE_BYTES] allows. Writes would have 10 s.
  @Test
  void slowReadersShouldNotFillTheHeapTogether() throws Exception {
    String carla = server.register("carla");
    long id = server.id(carla);
    server.addContact(ada, id);
    String dora = server.register("dora");
    server.addContact(ada, server.id(dora));
    int others = server.openSockets();
    List<MisbehavingWebSocket> slow = new ArrayList<>();
    try (MisbehavingWebSocket reader = MisbehavingWebSocket.open(server, "127.0.11.1", dora)) {
      reader.write(MisbehavingWebSocket.text("{\"type\":\"resume\"}"));
      for (int i = 0; i < 20; i++) {
        slow.add(MisbehavingWebSocket.openAndStopReading(server, carla));
      }
      for (int i = 0; i < LARGE_MESSAGES; i++) {
        server.send(ada, id, 100_000);
        if (i % 3 == 0) {
          server.send(ada, server.id(dora), 100_000);
        }
      }

      // How many are left depends on what the system takes for each.
      await(() -> server.openSockets() <= others + 1 + slow.size() / 2);
      await(() -> reader.received("message") == LARGE_MESSAGES / 3);
    } finally {
      closeAll(slow);
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long end = System.nanoTime() + 5_000_000_000L;
    while (!condition.call()) {
      assertThat(System.nanoTime()).as("so within five seconds").isLessThan(end);
      Thread.sleep(20);
    }
  }

  private static void closeAll(List<MisbehavingWebSocket> open) throws IOException {
    for (MisbehavingWebSocket socket : open) {
      socket.close();
    }
  }
}
