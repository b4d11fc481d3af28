// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.websocket.FloodDetector;
import dev.sotto.core.limit.RateLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names are text, numbers are passed as they were sent, and every message is counted.
final class RoomsTextTest {
  private final TestServer server = TestServer.start(RoomsClient.setup().withLimits());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud800", "\\ud801", "a\\udc00b", "a\\u0000b", ""})
  void roomsShouldHaveNamesThatAreText(String name) {
    try (RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server)) {
      wire.join(name);

      wire.expectError("Invalid roomId");
      wire.join("?", name);
      assertThat(wire.expect("room_joined").path("roomId").asText()).isEqualTo("?");
    }
    assertThat(client.get("/rooms").json().path("totalRooms").asInt()).isLessThan(2);
  }

  @Test
  void typesShouldBeToldAsText() {
    try (RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server)) {
      wire.say("{'type':'\\ud800'}");

      wire.expectError("Unknown message type: not text");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "1.50", "-0", "123456789012345678901234567890", "1E2"})
  void codesShouldBeWhatWasSent(String number) {
    assertThat(
            client
                .post(
                    "/api/rooms",
                    "{'joinid':%s,'client1':1.50,'expiresInSeconds':60}".formatted(number))
                .status())
        .isEqualTo(201);

    String room = client.accept(number, "B").json().path("roomid").asText();

    assertThat(client.get("/api/rooms?roomid=" + room).json().path("client1").asText())
        .isEqualTo("1.50");
  }

  @Test
  void messagesOfEveryKindShouldBeCounted() {
    String large = "x".repeat(300 * 1024);
    try (RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server)) {
      wire.say(large);
      wire.expectError("Message too large");
      while (server
          .sotto()
          .node()
          .limiter()
          .take(RateLimits.FRAME_PER_ROOM_CLIENT, wire.clientId())
          .isZero()) {
        // Until there is none left.
      }

      wire.say(large);
      wire.expectError("Too many messages");
      wire.sayBinary("");
      wire.expectError("Too many messages");
      for (int i = 2; i < FloodDetector.MAX; i++) {
        wire.say("{");
        wire.expectError("Too many messages");
      }
      wire.say("{");
      assertThat(wire.end()).isEqualTo("1013 too many messages for too long");
    }
  }
}
