// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.websocket.SocketInbox;
import java.net.http.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The protocol that the client needs, beyond the acceptance checklist.
final class RoomsProtocolTest {
  private final TestServer server = TestServer.start(RoomsClient.setup());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/?v=2"})
  void socketShouldOpenAtTheRootWhateverTheQueryAndGreetFirst(String path) {
    var inbox = new SocketInbox();
    WebSocket socket =
        client.http().newWebSocketBuilder().buildAsync(server.socket(path), inbox).join();

    assertThat(RoomsClient.parse(inbox.frame()).path("type").asText()).isEqualTo("connected");
    socket.abort();
  }

  @Test
  void leaveShouldBeAnsweredWhenTheClientIsInNoRoom() {
    try (RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server)) {
      anna.say("{'type':'leave_room'}");

      anna.expectFrame("{'type':'left_room','roomId':null}");
    }
  }

  @Test
  void createShouldTellWhenItEndsAndPassOverUnknownFields() {
    RoomsClient.Answer answer =
        client.post(
            "/api/rooms",
            "{'joinid':'123456','client1':'A','expiresInSeconds':'60','later':{'x':[1]},'client1_token':null}");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("ok").booleanValue()).isTrue();
    assertThat(answer.json().path("exp").asText())
        .isEqualTo(
            server.now().plusSeconds(60).toString().replaceFirst("(?<!\\.\\d{3})Z$", ".000Z"));
  }

  @Test
  void roomIdShouldBeginWithThirtyTwoHexadecimalDigits() {
    assertThat(client.room("123456", "A", "B")).matches("[0-9a-f]{48}");
  }
}
