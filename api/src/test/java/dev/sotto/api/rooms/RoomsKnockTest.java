// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.room.Reach;
import dev.sotto.core.room.RoomId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever waits in a room wakes the other.
final class RoomsKnockTest {
  private final Recorder push = new Recorder();
  private final TestServer server =
      TestServer.start(
          RoomsClient.setup()
              .withLimits()
              .with(new PushServices(Map.of("apns", push, "fcm", push))));
  private final RoomsClient client = new RoomsClient(server);
  private final RoomsWire anna = RoomsWire.open(client.http(), server);

  @AfterEach
  void close() {
    anna.close();
    client.close();
    server.close();
  }

  @Test
  void joinShouldWakeTheOtherOnceInAWhile() throws InterruptedException {
    String room = room("token-a", "token-b");

    anna.join(room, "A");
    assertThat(push.next()).isEqualTo("token-b");
    anna.expect("room_joined");
    anna.join(room, "A");
    anna.expect("room_joined");
    anna.leave();
    anna.join(room, "A");
    anna.expect("room_joined");
    assertThat(push.tokens).isEmpty();

    server.advance(Duration.ofSeconds(46));
    anna.leave();
    anna.join(room, "A");
    assertThat(push.next()).isEqualTo("token-b");
  }

  @Test
  void pingPeerShouldWakeTheOtherAndBeAnsweredAlways() throws InterruptedException {
    anna.join(room("token-a", "token-b"), "A");
    anna.expect("room_joined");
    assertThat(push.next()).isEqualTo("token-b");

    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");
    assertThat(push.next()).isEqualTo("token-b");
    anna.say("{'type':'ping_peer'}");
    anna.expect("ping_sent");
    assertThat(push.tokens).isEmpty();
  }

  @Test
  void nobodyShouldBeWokenWhenTheJoinerIsUnknown() {
    String room = room("token-a", "token-b");
    anna.join(room);
    anna.expect("room_joined");
    anna.leave();
    anna.join(room, "Z");
    anna.expect("room_joined");

    assertThat(push.tokens).isEmpty();
  }

  @Test
  void theOnlyOneWithATokenShouldBeWokenWhenTheJoinerDoesNotSay() throws InterruptedException {
    anna.join(room("", "token-b"));

    assertThat(push.next()).isEqualTo("token-b");
  }

  @Test
  void tokensThatAreUnregisteredShouldBeForgotten() throws InterruptedException {
    push.outcome = new PushSender.Outcome.Unregistered();
    String room = room("token-a", "token-b");

    anna.join(room, "A");
    assertThat(push.next()).isEqualTo("token-b");
    anna.expect("room_joined");

    var id = new RoomId(room);
    for (int i = 0; i < 500 && isReachable(id); i++) {
      Thread.onSpinWait();
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertThat(isReachable(id)).isFalse();
  }

  private boolean isReachable(RoomId id) {
    return server.sotto().rooms().find(id).orElseThrow().guest().reach() instanceof Reach.Push;
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

  private static final class Recorder implements PushSender {
    private final BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    private volatile Outcome outcome = new Outcome.Accepted();

    @Override
    public Outcome send(PushToken token, WakeUp wakeUp) {
      tokens.add(token.address());
      return outcome;
    }

    @Override
    public boolean accepts(PushToken token) {
      return true;
    }

    @Override
    public String publicKey() {
      return "";
    }

    @Override
    public void close() {}

    String next() throws InterruptedException {
      String token = tokens.poll(10, TimeUnit.SECONDS);
      return token == null ? "" : token;
    }
  }
}
