// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two of one room at two nodes: the acceptance checklist of the contract, and what happens when a
/// node dies or Redis is emptied or away.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ClusterRoomsTest {
  private static Cluster cluster;
  private static HttpClient http;
  private static RoomRestClient rooms;

  private final List<RoomSocketClient> wires = new ArrayList<>();

  @BeforeAll
  static void start() {
    cluster = Cluster.shared();
    http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    rooms = new RoomRestClient(cluster, http);
  }

  @AfterAll
  static void stop() {
    http.shutdownNow();
  }

  @AfterEach
  void close() {
    wires.forEach(RoomSocketClient::close);
  }

  @Test
  void pairShouldMeetAcrossNodesAndTheThirdBeRefused() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(1);

    anna.join(room, "A");
    JsonNode first = anna.expect("room_joined");
    berta.join(room, "B");

    JsonNode second = berta.expect("room_joined");
    assertThat(first.path("userCount").asInt()).isEqualTo(1);
    assertThat(first.path("isInitiator").asBoolean()).isTrue();
    assertThat(second.path("userCount").asInt()).isEqualTo(2);
    assertThat(second.path("ready").asBoolean()).isTrue();
    assertThat(berta.expect("room_ready").path("isInitiator").asBoolean()).isFalse();
    assertThat(anna.expect("room_ready").path("isInitiator").asBoolean()).isTrue();
    RoomSocketClient carla = wire(2);
    carla.join(room, "C");
    assertThat(carla.expect("room_full").path("roomId").asText()).isEqualTo(room);
    assertThat(rooms.listed(2).path("rooms").findValuesAsText("roomId"))
        .contains(room.substring(0, 8));
    anna.expectNothing();
    berta.expectNothing();
  }

  @Test
  void signalsShouldReachOnlyThePeerInOrder() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(1);
    pair(room, anna, berta);

    anna.say("{'type':'key_exchange','publicKey':'a=','sessionId':'%s'}".formatted(room));
    JsonNode key = berta.expect("key_exchange");
    berta.say("{'type':'key_exchange_complete','sessionId':'%s'}".formatted(room));
    anna.expect("key_exchange_complete");
    anna.say("{'type':'webrtc_offer','sdp':'v=0'}");
    berta.expect("webrtc_offer");
    berta.say("{'type':'webrtc_answer','sdp':'v=0'}");
    JsonNode answer = anna.expect("webrtc_answer");
    for (int i = 0; i < 100; i++) {
      anna.say(
          "{'type':'ice_candidate','candidate':{'candidate':'%d','sdpMLineIndex':0,'sdpMid':'0'}}"
              .formatted(i));
    }

    for (int i = 0; i < 100; i++) {
      assertThat(berta.expect("ice_candidate").at("/candidate/candidate").asInt()).isEqualTo(i);
    }
    assertThat(key.path("from").asText()).isEqualTo(anna.clientId());
    assertThat(key.path("roomId").asText()).isEqualTo(room);
    assertThat(answer.path("from").asText()).isEqualTo(berta.clientId());
    anna.expectNothing();
    berta.expectNothing();
  }

  @Test
  void rolesShouldStickAtWhateverNodeADeviceJoins() throws Exception {
    for (String room : List.of(rooms.made(), "free text")) {
      RoomSocketClient anna = wire(0);
      anna.join(room, "A");
      assertThat(anna.expect("room_joined").path("isInitiator").asBoolean()).isTrue();
      leave(anna);
      RoomSocketClient berta = wire(1);
      berta.join(room, "B");
      assertThat(berta.expect("room_joined").path("isInitiator").asBoolean()).isFalse();
      leave(berta);

      berta.join(room, "B");
      assertThat(berta.expect("room_joined").path("isInitiator").asBoolean()).isFalse();
      RoomSocketClient again = wire(2);
      again.join(room, "A");
      assertThat(again.expect("room_joined").path("isInitiator").asBoolean()).isTrue();
      assertThat(again.expect("room_ready").path("isInitiator").asBoolean()).isTrue();
      assertThat(berta.expect("room_ready").path("isInitiator").asBoolean()).isFalse();
    }
  }

  @Test
  void deviceThatComesBackAtAnotherNodeShouldTakeItsSeat() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(1);
    pair(room, anna, berta);

    RoomSocketClient again = wire(2);
    again.join(room, "A");

    assertThat(again.expect("room_joined").path("userCount").asInt()).isEqualTo(2);
    again.expect("room_ready");
    berta.expect("peer_disconnected");
    berta.expect("room_ready");
    anna.expect("left_room");
    again.say("{'type':'webrtc_offer','sdp':'v=0'}");
    berta.expect("webrtc_offer");
  }

  @Test
  void leavingAndTerminatingShouldBeTold() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(1);
    pair(room, anna, berta);

    anna.say("{'type':'leave_room'}");
    berta.expect("peer_left");
    assertThat(anna.expect("left_room").path("roomId").asText()).isEqualTo(room);
    anna.join(room, "A");
    anna.expect("room_joined");
    anna.expect("room_ready");
    berta.expect("room_ready");
    anna.close();
    berta.expect("peer_disconnected");
  }

  @Test
  @Tag("full")
  void deathOfANodeShouldBeToldAndTheClientBeMetAgain() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(1);
    pair(room, anna, berta);
    try {
      cluster.node(0).kill();
      berta.expect("peer_disconnected");

      RoomSocketClient again = wire(2);
      again.join(room, "A");
      assertThat(again.expect("room_joined").path("userCount").asInt()).isEqualTo(2);
      again.expect("room_ready");
      berta.expect("room_ready");
      again.say("{'type':'webrtc_offer','sdp':'v=0'}");
      berta.expect("webrtc_offer");
    } finally {
      cluster.node(0).restart();
    }
  }

  @Test
  void pairShouldGoOnWhenRedisIsEmptied() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(1);
    pair(room, anna, berta);

    cluster.redis().flush();
    anna.say("{'type':'webrtc_offer','sdp':'v=0'}");
    berta.expect("webrtc_offer");
    // Neither hears of the loss, and the seats are back.
    rooms.awaitFull(2, room);
    RoomSocketClient carla = wire(2);
    carla.join(room, "C");

    carla.expect("room_full");
    berta.say("{'type':'leave_room'}");
    berta.expect("left_room");
    anna.expect("peer_left");
  }

  @Test
  void pairOfOneNodeShouldGoOnWithoutRedis() throws Exception {
    String room = rooms.made();
    RoomSocketClient anna = wire(0);
    RoomSocketClient berta = wire(0);
    pair(room, anna, berta);
    RoomSocketClient far = wire(1);
    cluster.redis().kill();
    try {
      anna.say("{'type':'webrtc_offer','sdp':'v=0'}");
      berta.expect("webrtc_offer");
      berta.say("{'type':'leave_room'}");
      anna.expect("peer_left");
      berta.expect("left_room");
      berta.join(room, "B");
      berta.expect("room_joined");
      berta.expect("room_ready");
      anna.expect("room_ready");
    } finally {
      cluster.redis().restart();
    }

    rooms.awaitFull(2, room);
    far.join(room, "C");
    far.expect("room_full");
    anna.expectNothing();
  }

  private RoomSocketClient wire(int node) throws InterruptedException {
    var wire = new RoomSocketClient(http, cluster.url(node));
    wires.add(wire);
    return wire;
  }

  private static void pair(String room, RoomSocketClient anna, RoomSocketClient berta)
      throws InterruptedException {
    anna.join(room, "A");
    anna.expect("room_joined");
    berta.join(room, "B");
    berta.expect("room_joined");
    berta.expect("room_ready");
    anna.expect("room_ready");
  }

  private static void leave(RoomSocketClient wire) throws InterruptedException {
    wire.say("{'type':'leave_room'}");
    wire.expect("left_room");
  }
}
