// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Rooms only for those who belong to them, as far as they say who they are.
final class StrictRoomsTest {
  private final TestServer server = TestServer.start(RoomsClient.setup().withStrictRooms());
  private final RoomsClient client = new RoomsClient(server);
  private final RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server);

  @AfterEach
  void close() {
    wire.close();
    client.close();
    server.close();
  }

  @Test
  void joinShouldRefuseADeviceThatIsNotInTheRow() {
    String room = client.room("123456", "A", "B");

    wire.join(room, "Z");

    wire.expectError("Not a member of this room");
    assertThat(client.get("/rooms").json().path("totalRooms").asInt()).isZero();
    wire.join(room, "B");
    assertThat(wire.expect("room_joined").path("isInitiator").asBoolean()).isTrue();
  }

  @Test
  void joinShouldLeaveARefusedClientWhereItWas() {
    String room = client.room("123456", "A", "B");
    wire.join("other", "Z");
    wire.expect("room_joined");

    wire.join(room, "Z");

    wire.expectError("Not a member of this room");
    wire.say("{'type':'leave_room'}");
    assertThat(wire.expect("left_room").path("roomId").asText()).isEqualTo("other");
  }

  @Test
  void joinShouldAdmitAClientThatDoesNotSayWhoItIs() {
    String room = client.room("123456", "A", "B");

    wire.join(room);

    wire.expect("room_joined");
  }

  @Test
  void joinShouldAdmitAnybodyWhereThereIsNoRow() {
    wire.join("free text", "Z");

    wire.expect("room_joined");
  }
}
