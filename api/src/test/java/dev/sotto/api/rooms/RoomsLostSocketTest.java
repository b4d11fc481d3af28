// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Item 9 of the acceptance checklist: TCP is cut without a close frame.
final class RoomsLostSocketTest {
  private final TestServer server = TestServer.start(RoomsClient.setup());
  private final RoomsClient client = new RoomsClient(server);
  private final RoomsTestSocket berta = RoomsTestSocket.open(client.http(), server);
  private final RoomsTestSocket again = RoomsTestSocket.open(client.http(), server);

  @BeforeEach
  void seat() {
    berta.join("room", "B");
    berta.expect("room_joined");
  }

  @AfterEach
  void close() {
    berta.close();
    again.close();
    client.close();
    server.close();
  }

  @Test
  void silentSocketShouldLoseItsSeatToItsOwnDevice() throws IOException {
    // It neither reads nor answers from now on, and TCP knows nothing of that.
    try (var anna = joined()) {
      berta.expect("room_ready");

      again.join("room", "A");

      assertThat(again.expect("room_joined").path("userCount").asInt()).isEqualTo(2);
      again.expect("room_ready");
      berta.expect("peer_disconnected");
      berta.expect("room_ready");
      assertThat(anna.hear()).contains("room_joined");
    }
  }

  @Test
  void resetSocketShouldBeToldAtOnceAndItsDeviceBeMetAgain() throws IOException {
    RawRoomsSocket anna = joined();
    berta.expect("room_ready");

    anna.reset();
    berta.expect("peer_disconnected");
    again.join("room", "A");

    assertThat(again.expect("room_joined").path("userCount").asInt()).isEqualTo(2);
    again.expect("room_ready");
    berta.expect("room_ready");
  }

  @Test
  void deviceOfAResetSocketShouldNeverFindTheRoomFull() throws IOException {
    RawRoomsSocket anna = joined();
    berta.expect("room_ready");

    anna.reset();
    again.join("room", "A");

    assertThat(again.expect("room_joined").path("userCount").asInt()).isEqualTo(2);
    again.expect("room_ready");
    berta.expect("peer_disconnected");
    berta.expect("room_ready");
  }

  private RawRoomsSocket joined() throws IOException {
    var socket = new RawRoomsSocket(server);
    assertThat(socket.hear()).contains("connected");
    socket.say("{'type':'join_room','roomId':'room','deviceId':'A'}");
    return socket;
  }
}
