// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The choice of the initiator, and that it stays so.
final class RoomsInitiatorTest {
  private final TestServer server = TestServer.start(RoomsClient.setup());
  private final RoomsClient client = new RoomsClient(server);
  private final List<RoomsTestSocket> wires = new ArrayList<>();

  @AfterEach
  void close() {
    wires.forEach(RoomsTestSocket::close);
    client.close();
    server.close();
  }

  @Test
  void rolesShouldStickToTheDevicesOfAStoredRoom() {
    String room = client.room("123456", "A", "B");
    RoomsTestSocket anna = wire();
    anna.join(room, "A");
    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_joined"))).isTrue();
    anna.leave();
    RoomsTestSocket berta = wire();
    berta.join(room, "B");
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_joined"))).isFalse();
    berta.leave();

    berta.join(room, "B");
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_joined"))).isFalse();
    anna.join(room, "A");
    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_joined"))).isTrue();
    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_ready"))).isTrue();
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_ready"))).isFalse();
  }

  @Test
  void rolesShouldStickToTheDevicesOfARoomWithoutARow() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    anna.join("free", "A");
    anna.expect("room_joined");
    anna.leave();

    berta.join("free", "B");
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_joined"))).isFalse();
    anna.join("free", "A");
    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_joined"))).isTrue();
  }

  @Test
  void rolesShouldFollowTheOrderOfJoiningWithoutDevices() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);
    anna.leave();
    berta.expect("peer_left");

    anna.join("room");

    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_joined"))).isFalse();
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_ready"))).isTrue();
  }

  @Test
  void strangersShouldNotTakeTheRoleOfAStoredRoom() {
    String room = client.room("123456", "A", "B");
    RoomsTestSocket stranger = wire();
    stranger.join(room, "Z");
    stranger.expect("room_joined");
    stranger.leave();

    RoomsTestSocket berta = wire();
    berta.join(room, "B");

    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_joined"))).isTrue();
  }

  private RoomsTestSocket wire() {
    RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server);
    wires.add(wire);
    return wire;
  }
}
