// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever waits in a room wakes the other.
final class RoomsKnockTest {
  private static final String IOS = "0a".repeat(32);
  private static final String OTHER_IOS = "0b".repeat(32);
  private static final String ANDROID = "t".repeat(50);

  private final RecordingPushSender push = new RecordingPushSender();

  /// Limits are off: those of pushes hold none the less.
  private final TestServer server =
      TestServer.start(
          RoomsClient.setup().with(new PushServices(Map.of("apns", push, "fcm", push))));

  private final RoomsClient client = new RoomsClient(server);
  private final RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server);

  @AfterEach
  void close() {
    anna.close();
    client.close();
    server.close();
  }

  @Test
  void joinShouldTellAPhoneWhichRoom() {
    String room = room(IOS, ANDROID);

    anna.join(room, "A");

    assertThat(push.next()).isEqualTo(new WakeUp.Knock(room, 1, server.now()));
    assertThat(push.woken()).containsExactly(new PushToken("fcm:rooms:" + ANDROID));
  }

  @Test
  void pingPeerShouldTellAnotherPhoneWhichRoom() {
    String room = room(IOS, ANDROID);
    anna.join(room, "B");
    anna.expect("room_joined");
    push.next();

    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");

    assertThat(push.next()).isEqualTo(new WakeUp.Knock(room, 1, server.now()));
    assertThat(push.woken())
        .containsExactly(new PushToken("apns:rooms:" + IOS), new PushToken("apns:rooms:" + IOS));
  }

  @Test
  void joinShouldWakeTheOtherOnceInAWhile() {
    String room = room(IOS, ANDROID);

    anna.join(room, "A");
    push.next();
    anna.expect("room_joined");
    anna.join(room, "A");
    anna.expect("room_joined");
    anna.leave();
    anna.join(room, "A");
    anna.expect("room_joined");
    assertThat(push.staysSilent()).isTrue();

    server.advance(Duration.ofSeconds(46));
    anna.leave();
    anna.join(room, "A");
    push.next();
  }

  @Test
  void pingPeerShouldBeAnsweredAlsoWhenItWakesNobody() {
    anna.join(room(IOS, ANDROID), "A");
    anna.expect("room_joined");
    push.next();

    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");
    push.next();
    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");
    assertThat(push.staysSilent()).isTrue();
  }

  @Test
  void nobodyShouldBeWokenWhenTheJoinerIsUnknown() {
    String room = room(IOS, ANDROID);
    anna.join(room);
    anna.expect("room_joined");
    anna.leave();
    anna.join(room, "Z");
    anna.expect("room_joined");

    assertThat(push.staysSilent()).isTrue();
  }

  @Test
  void theOnlyOneWithATokenShouldBeWokenWhenTheJoinerDoesNotSay() {
    anna.join(room("", ANDROID));

    push.next();
    assertThat(push.woken()).containsExactly(new PushToken("fcm:rooms:" + ANDROID));
  }

  @Test
  void tokensThatNoServiceMakesShouldBeIgnored() {
    String room = room("0a".repeat(31) + "0g", "t".repeat(49));

    anna.join(room, "A");
    anna.expect("room_joined");
    anna.leave();
    anna.join(room, "B");
    anna.expect("room_joined");

    assertThat(push.staysSilent()).isTrue();
  }

  @Test
  void tokensThatAreUnregisteredShouldBeForgotten() throws InterruptedException {
    push.answering(new PushSender.Outcome.Unregistered());
    String room = room(IOS, ANDROID);

    anna.join(room, "A");
    push.next();
    anna.expect("room_joined");

    var id = new RoomId(room);
    for (int i = 0; i < 500 && isReachable(id); i++) {
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(isReachable(id)).isFalse();
    // Long enough for another push, too short for the server to miss an answer to its ping.
    server.advance(Duration.ofSeconds(11));
    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");
    assertThat(push.staysSilent()).isTrue();
  }

  @Test
  void badgeShouldCountRoomsUntilTheDeviceComesOrResetsIt() {
    String first = room(OTHER_IOS, "1", "A");
    String second = room(OTHER_IOS, "2", "C");
    assertThat(badge(first, "A")).isEqualTo(1);
    assertThat(badge(second, "C")).isEqualTo(2);
    assertThat(badge(first, "A")).isEqualTo(2);

    try (RoomsTestSocket berta = RoomsTestSocket.open(client.http(), server)) {
      berta.join(second, "B");
      berta.expect("room_joined");
      berta.leave();
    }
    assertThat(badge(first, "A")).isEqualTo(1);
    assertThat(badge(second, "C")).isEqualTo(2);

    assertThat(client.post("/api/badge/reset", "{'deviceId':'B'}").told())
        .isEqualTo("200 {\"success\":true}");
    assertThat(badge(second, "C")).isEqualTo(1);
  }

  /// {@return what the other is told when the device joins alone}
  private int badge(String room, String device) {
    server.advance(Duration.ofSeconds(46));
    try (RoomsTestSocket wire = RoomsTestSocket.open(client.http(), server)) {
      wire.join(room, device);
      wire.expect("room_joined");
      int badge = ((WakeUp.Knock) push.next()).badge();
      wire.leave();
      return badge;
    }
  }

  private boolean isReachable(RoomId id) {
    return server.sotto().rooms().stored().find(id).orElseThrow().guest().reach()
        instanceof PushAddress.Push;
  }

  /// {@return a room of `creator`, who has no token, and of B}
  private String room(String guestToken, String code, String creator) {
    client.create(code, creator, 60);
    return client
        .post(
            "/api/rooms/accept",
            "{'joinid':'%s','client2':'B','client2_token':'%s','platform':'ios'}"
                .formatted(code, guestToken))
        .json()
        .path("roomid")
        .asText();
  }

  private String room(String creatorToken, String guestToken) {
    client.post(
        "/api/rooms",
        "{'joinid':'1','client1':'A','expiresInSeconds':60,'client1_token':'%s','platform':'ios'}"
            .formatted(creatorToken));
    return client
        .post(
            "/api/rooms/accept",
            "{'joinid':'1','client2':'B','client2_token':'%s','platform':'android'}"
                .formatted(guestToken))
        .json()
        .path("roomid")
        .asText();
  }
}
