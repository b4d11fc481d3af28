// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The acceptance checklist of the contract, and its rules, over the socket.
final class RoomsSocketTest {
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
  void joinShouldSeatTwoWithOppositeRolesAndRefuseTheThird() {
    RoomsTestSocket anna = wire();
    anna.join("free text");
    anna.expectFrame(
        "{'type':'room_joined','roomId':'free text','userCount':1,'isInitiator':true,'ready':false}");
    RoomsTestSocket berta = wire();
    berta.join("free text");

    berta.expectFrame(
        "{'type':'room_joined','roomId':'free text','userCount':2,'isInitiator':false,'ready':true}");
    berta.expectFrame(
        "{'type':'room_ready','roomId':'free text','message':'Both users connected. Ready for WebRTC handshake.','userCount':2,'isInitiator':false}");
    assertThat(anna.expect("room_ready").path("isInitiator").asBoolean()).isTrue();

    RoomsTestSocket carla = wire();
    carla.join("other");
    carla.expect("room_joined");
    carla.join("free text");
    carla.expectFrame(
        "{'type':'room_full','error':'Room is full (max 2 users)','roomId':'free text'}");
    anna.expectNothing();
    assertThat(client.get("/rooms").json().path("totalRooms").asInt()).isEqualTo(2);
    assertThat(client.get("/rooms").body())
        .contains("{\"roomId\":\"free tex\",\"userCount\":2,\"full\":true}")
        .contains("{\"roomId\":\"other\",\"userCount\":1,\"full\":false}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'type':'webrtc_offer','sdp':'v=0'}                               | 'type':'webrtc_offer','sdp':'v=0'
          {'type':'webrtc_answer','sdp':'v=0','x':1}                        | 'type':'webrtc_answer','sdp':'v=0'
          {'type':'key_exchange','publicKey':'a=','sessionId':'s'}          | 'type':'key_exchange','publicKey':'a=','sessionId':'s'
          {'type':'key_exchange_complete','sessionId':'s','timestamp':12.5} | 'type':'key_exchange_complete','sessionId':'s','timestamp':12.5
          {'type':'ice_candidate','candidate':{'candidate':'c','sdpMLineIndex':0,'sdpMid':'0'}} | 'type':'ice_candidate','candidate':{'candidate':'c','sdpMLineIndex':0,'sdpMid':'0'}
          {'type':'ice_candidate','candidate':{'candidate':'ä\\n','sdpMid':null,'more':[1,-2.5,12345678901234567890,true,{'a':[]}]}} | 'type':'ice_candidate','candidate':{'candidate':'ä\\n','sdpMid':null,'more':[1,-2.5,12345678901234567890,true,{'a':[]}]}
          """)
  void signalsShouldReachOnlyThePeer(String said, String heard) {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);

    anna.say(said);

    berta.expectFrame("{%s,'from':'%s','roomId':'room'}".formatted(heard, anna.clientId()));
    anna.expectNothing();
    berta.expectNothing();
  }

  @Test
  void signalsShouldKeepTheirOrder() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);

    for (int i = 0; i < 150; i++) {
      anna.say("{'type':'webrtc_offer','sdp':'%d'}".formatted(i));
    }

    for (int i = 0; i < 150; i++) {
      assertThat(berta.expect("webrtc_offer").path("sdp").asText()).isEqualTo(Integer.toString(i));
    }
  }

  @Test
  void signalsShouldBeRefusedWithoutAPeer() {
    RoomsTestSocket anna = wire();
    anna.say("{'type':'webrtc_offer','sdp':'v=0'}");
    anna.expectError("Not in a valid room for WebRTC signaling");
    anna.say("{'type':'ping_peer'}");
    anna.expectError("Not in a room");
    anna.join("room");
    anna.expect("room_joined");
    anna.say("{'type':'webrtc_offer','sdp':'v=0'}");
    anna.expectError("Room must have exactly 2 users for WebRTC");
    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");
  }

  @Test
  void joinShouldReplaceTheOwnSocketThatHangs() {
    String room = client.room("123456", "A", "B");
    RoomsTestSocket hanging = wire();
    RoomsTestSocket berta = wire();
    hanging.join(room, "A");
    hanging.expect("room_joined");
    berta.join(room, "B");
    berta.expect("room_joined");
    berta.expect("room_ready");

    RoomsTestSocket anna = wire();
    anna.join(room, "A");

    JsonNode joined = anna.expect("room_joined");
    assertThat(joined.path("userCount").asInt()).isEqualTo(2);
    assertThat(RoomsTestSocket.isInitiator(joined)).isTrue();
    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_ready"))).isTrue();
    berta.expect("peer_disconnected");
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_ready"))).isFalse();
    hanging.cut();
    anna.say("{'type':'webrtc_offer','sdp':'v=0'}");
    berta.expect("webrtc_offer");
  }

  @Test
  void joinShouldBeIdempotentForAMember() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);

    anna.join("room");

    JsonNode joined = anna.expect("room_joined");
    assertThat(joined.path("userCount").asInt()).isEqualTo(2);
    assertThat(RoomsTestSocket.isInitiator(joined)).isTrue();
    assertThat(RoomsTestSocket.isInitiator(anna.expect("room_ready"))).isTrue();
    assertThat(RoomsTestSocket.isInitiator(berta.expect("room_ready"))).isFalse();
  }

  @Test
  void joinShouldLeaveTheFormerRoom() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);

    anna.join("other");

    anna.expect("room_joined");
    berta.expectFrame("{'type':'peer_left','message':'Other user left the room'}");
    assertThat(client.get("/rooms").json().path("totalRooms").asInt()).isEqualTo(2);
  }

  @Test
  void leaveShouldTellBoth() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);

    anna.say("{'type':'leave_room'}");

    anna.expectFrame("{'type':'left_room','roomId':'room'}");
    berta.expectFrame("{'type':'peer_left','message':'Other user left the room'}");
    anna.say("{'type':'leave_room'}");
    anna.expectFrame("{'type':'left_room','roomId':null}");
  }

  @Test
  void endOfASocketShouldBeToldAndLeaveTheRoomToTheOther() {
    RoomsTestSocket anna = wire();
    RoomsTestSocket berta = wire();
    RoomsTestSocket.pair("room", anna, berta);

    anna.cut();

    berta.expectFrame("{'type':'peer_disconnected','message':'Other user disconnected'}");
    RoomsTestSocket again = wire();
    again.join("room");
    again.expect("room_joined");
    berta.expect("room_ready");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'type':'wat'}                                    | Unknown message type: wat
          {}                                                | Unknown message type: undefined
          []                                                | Unknown message type: undefined
          null                                              | Invalid JSON format
          {'type':                                          | Invalid JSON format
          {'type':'join_room'}                              | Invalid roomId
          {'type':'join_room','roomId':''}                  | Invalid roomId
          {'type':'join_room','roomId':5}                   | Invalid roomId
          {'type':'webrtc_offer','sdp':5}                   | Invalid sdp
          {'type':'ice_candidate'}                          | Invalid candidate
          {'type':'ice_candidate','candidate':{'candidate':'c','sdpMLineIndex':'0'}} | Invalid candidate
          {'type':'key_exchange'}                           | Invalid publicKey
          """)
  void errorsShouldKeepTheSocketOpen(String said, String error) {
    RoomsTestSocket anna = wire();
    anna.say(said);
    anna.expectError(error);
    anna.expectNothing();
  }

  @Test
  void framesThatAreTooLargeShouldKeepTheSocketOpen() {
    RoomsTestSocket anna = wire();

    anna.say("{'type':'webrtc_offer','sdp':'%s'}".formatted("x".repeat(256 * 1024)));

    anna.expectError("Message too large");
    anna.expectNothing();
  }

  @Test
  void pingsAndBinaryFramesShouldBeAnswered() {
    RoomsTestSocket anna = wire();
    anna.pingProtocol();
    anna.sayBinary("{'type':'ping'}");
    anna.expect("pong");
  }

  private RoomsTestSocket wire() {
    RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server);
    wires.add(wire);
    return wire;
  }
}
