// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushServices;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.Pairing;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PushAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A push service that takes its time.
@Tag("full")
final class SlowPushServiceTest {
  private final Held push = new Held();
  private final TestServer server =
      TestServer.start(RoomsClient.setup().with(new PushServices(Map.of("fcm", push))));
  private final RoomsClient client = new RoomsClient(server);

  @AfterEach
  void close() {
    push.close();
    client.close();
    server.close();
  }

  @Test
  void pingPeerShouldBeRefusedWhenTooManyKnocksAreUnderWay() throws Exception {
    List<String> rooms = rooms(Bound.KNOCKS.most() + 1);
    try (RoomsTestSocket anna = RoomsTestSocket.open(client.http(), server)) {
      for (String room : rooms) {
        anna.join(room, "A");
        anna.expect("room_joined");
      }
      anna.say("{'type':'ping_peer'}");
      anna.expectError("Too many pings, try again");

      push.close();
      push.awaitAnswered(Bound.KNOCKS.most());
      JsonNode again;
      do {
        anna.say("{'type':'ping_peer'}");
        again = anna.next();
      } while (again.path("type").asText().equals("error"));
      assertThat(again.path("type").asText()).isEqualTo("ping_sent");
    }
  }

  private List<String> rooms(int count) throws Exception {
    var rooms = new ArrayList<String>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> made =
          IntStream.range(0, count).mapToObj(i -> threads.submit(() -> room("c" + i))).toList();
      for (Future<String> room : made) {
        rooms.add(room.get());
      }
    }
    return rooms;
  }

  private String room(String code) {
    Pairing pairing = server.sotto().rooms().pairing();
    var creator = new Participant(new ParticipantId("A"), new PushAddress.Nowhere());
    var token = new PushToken("fcm:rooms:" + "t".repeat(50));
    var guest =
        new Participant(
            new ParticipantId("B"), new PushAddress.Push(token, PushAddress.Platform.ANDROID));
    pairing.create(new JoinCode(code), creator, Pairing.MAX_LIFE);
    return ((Acceptance.Accepted) pairing.accept(new JoinCode(code), guest)).room().text();
  }

  /// Answers nobody until it is let.
  private static final class Held implements PushSender {
    private final CountDownLatch let = new CountDownLatch(1);
    private final AtomicInteger answered = new AtomicInteger();

    void awaitAnswered(int count) {
      while (answered.get() < count) {
        Thread.onSpinWait();
      }
    }

    @Override
    public Outcome send(PushToken token, WakeUp wakeUp) {
      try {
        let.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      answered.incrementAndGet();
      return new Outcome.Accepted();
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
    public void close() {
      let.countDown();
    }
  }
}
