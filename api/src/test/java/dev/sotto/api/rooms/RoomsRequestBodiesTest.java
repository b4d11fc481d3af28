// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bodies that are missing or hold no object, and what is passed on or shortened as text.
final class RoomsRequestBodiesTest {
  private final TestServer server = TestServer.start(RoomsClient.setup());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/rooms, missing_joinid",
    "POST, /api/rooms/accept, missing_joinid",
    "POST, /api/rooms/check, missing_joinid",
    "DELETE, /api/rooms, missing_roomid",
    "GET, /api/rooms, missing_roomid",
    "POST, /api/user/purge, missing_deviceIds_or_deviceId",
    "POST, /api/badge/reset, missing_deviceId"
  })
  void bodiesThatHoldNoObjectShouldMissTheFirstField(String method, String path, String word) {
    for (String body :
        new String[] {"", "{}", "[]", "[{'joinid':'1'}]", "null", "'text'", "7", "true"}) {
      RoomsClient.Answer answer = client.call(method, path, body);

      assertThat(answer.status()).as("%s %s %s", method, path, body).isEqualTo(400);
      assertThat(answer.json().path("error").asText()).isEqualTo(word);
    }
    RoomsClient.Answer broken = client.call(method, path, "{'joinid':");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.json().path("error").asText()).isEqualTo("invalid_json");
  }

  @Test
  void fieldsShouldBeRefusedWhenTheyHoldHalfAPair() {
    assertThat(client.create("1\\ud800", "A", 60).status()).isEqualTo(400);
    assertThat(client.create("123456", "A\\udc00", 60).status()).isEqualTo(400);
  }

  @Test
  void signalsShouldPassAsTheyWereWritten() {
    try (RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server);
        RoomsTestSocket berta = RoomsTestSocket.open(client.http(), server)) {
      RoomsTestSocket.pair("raw", anna, berta);

      anna.say(
          "{'type':'key_exchange','x':1, 'publicKey' : 'a\\u0041\\/b' ,'sessionId':{'n':-0,"
              + " 'm':[1e400,1.50]},'timestamp':12.50}");
      berta.expectFrame(
          "{'type':'key_exchange','publicKey':'a\\u0041\\/b','sessionId':{'n':-0, 'm':[1e400,1.50]},'timestamp':12.50,'from':'%s','roomId':'raw'}"
              .formatted(anna.clientId()));
      anna.say(
          "{'type':'ice_candidate','candidate':{'candidate':'c','sdpMLineIndex':0,'sdpMid':'0','x':-0}}");
      berta.expectFrame(
          "{'type':'ice_candidate','candidate':{'candidate':'c','sdpMLineIndex':0,'sdpMid':'0','x':-0},'from':'%s','roomId':'raw'}"
              .formatted(anna.clientId()));
    }
  }

  @Test
  void namesShouldBeCutBetweenLetters() {
    try (RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server)) {
      anna.join("1234567😀");
      anna.expect("room_joined");

      assertThat(client.get("/rooms").json().at("/rooms/0/roomId").asText()).isEqualTo("1234567");
      anna.say("{'type':'%s😀'}".formatted("x".repeat(99)));
      anna.expectError("Unknown message type: " + "x".repeat(99));
    }
  }
}
