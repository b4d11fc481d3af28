// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.testkit.Concurrently;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Ten thousand pairs of real sockets, one after the other in each of many threads.
final class TenThousandRoomsTest {
  private static final int ROOMS = 10_000;
  private static final int THREADS = 24;
  private static final int CANDIDATES = 4;
  private static final int PURGED_AT_ONCE = 1_000;

  private final TestServer server = TestServer.start(RoomsClient.setup());
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Tag("full")
  @Test
  void everyPairShouldMeetAndLeaveNothingBehind() throws InterruptedException {
    var next = new AtomicInteger();
    var deleted = new AtomicInteger();

    Concurrently.run(
        THREADS,
        _ -> {
          for (int number = next.getAndIncrement();
              number < ROOMS;
              number = next.getAndIncrement()) {
            meet(number);
          }
        });
    assertThat(server.storage().rooms().page("", ROOMS + 1)).hasSize(ROOMS);
    for (int from = 0; from < ROOMS; from += PURGED_AT_ONCE) {
      deleted.addAndGet(purge(from));
    }

    assertThat(deleted).hasValue(ROOMS);
    assertThat(server.storage().rooms().page("", 1)).isEmpty();
    assertThat(server.storage().pairings().sweepPending(Instant.parse("3000-01-01T00:00:00Z"), 1))
        .isZero();
    for (int i = 0; i < 1_000 && !server.sotto().rooms().live().occupied().isEmpty(); i++) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(server.sotto().rooms().live().occupied()).isEmpty();
  }

  private void meet(int number) {
    String code = "%06d".formatted(number);
    assertThat(client.create(code, "A" + number, 3_600).status()).isEqualTo(201);
    String room = client.accept(code, "B" + number).json().path("roomid").asText();
    assertThat(client.check(code, "A" + number).json().path("roomid").asText()).isEqualTo(room);
    try (RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server);
        RoomsTestSocket berta = RoomsTestSocket.open(client.http(), server)) {
      anna.join(room, "A" + number);
      assertThat(anna.expect("room_joined").path("isInitiator").asBoolean()).isTrue();
      berta.join(room, "B" + number);
      berta.expect("room_joined");
      berta.expect("room_ready");
      anna.expect("room_ready");
      connect(room, anna, berta);
    }
  }

  private static void connect(String room, RoomsTestSocket anna, RoomsTestSocket berta) {
    anna.say("{'type':'webrtc_offer','sdp':'offer'}");
    candidates(anna);
    assertThat(from(anna, room, berta.expect("webrtc_offer")).path("sdp").asText())
        .isEqualTo("offer");
    expectCandidates(anna, room, berta);
    berta.say("{'type':'webrtc_answer','sdp':'answer'}");
    candidates(berta);
    assertThat(from(berta, room, anna.expect("webrtc_answer")).path("sdp").asText())
        .isEqualTo("answer");
    expectCandidates(berta, room, anna);
  }

  private static void candidates(RoomsTestSocket wire) {
    for (int i = 0; i < CANDIDATES; i++) {
      wire.say(
          "{'type':'ice_candidate','candidate':{'candidate':'c','sdpMLineIndex':%d,'sdpMid':'0'}}"
              .formatted(i));
    }
  }

  private static void expectCandidates(
      RoomsTestSocket sender, String room, RoomsTestSocket reader) {
    for (int i = 0; i < CANDIDATES; i++) {
      JsonNode frame = from(sender, room, reader.expect("ice_candidate"));
      assertThat(frame.path("candidate").path("sdpMLineIndex").asInt()).isEqualTo(i);
    }
  }

  private static JsonNode from(RoomsTestSocket sender, String room, JsonNode frame) {
    assertThat(frame.path("from").asText()).isEqualTo(sender.clientId());
    assertThat(frame.path("roomId").asText()).isEqualTo(room);
    return frame;
  }

  private int purge(int from) {
    String ids =
        IntStream.range(from, from + PURGED_AT_ONCE)
            .mapToObj(number -> "'%s%d'".formatted(number % 2 == 0 ? "A" : "B", number))
            .collect(Collectors.joining(","));
    return client
        .post("/api/user/purge", "{'deviceIds':[%s]}".formatted(ids))
        .json()
        .path("roomsDeleted")
        .asInt();
  }
}
