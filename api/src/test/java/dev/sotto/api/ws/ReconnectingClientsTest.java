// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two clients write to each other at the same time, and lose their sockets again and again.
@Tag("full")
final class ReconnectingClientsTest {
  private static final int MESSAGES_EACH = 5_000;
  private static final int WINDOW = 50;
  private static final long SEED = 20_261_121;

  @Test
  @Timeout(120)
  void everyMessageShouldComeOnceAndInOrderWhenSocketsAreCut() throws Exception {
    try (var server = TestServer.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      TestClient ada = TestClient.registered(server, "ada");
      TestClient bob = TestClient.registered(server, "bob");
      ada.befriend(bob);

      var adas = new Talker(ada, bob.id(), new Random(SEED));
      var bobs = new Talker(bob, ada.id(), new Random(SEED + 1));
      List<Future<Talker>> running = threads.invokeAll(List.of(adas, bobs));
      for (Future<Talker> talker : running) {
        talker.get();
      }

      List<String> expected =
          IntStream.range(0, MESSAGES_EACH).mapToObj(i -> "message " + i).toList();
      assertThat(adas.heard).isEqualTo(expected);
      assertThat(bobs.heard).isEqualTo(expected);
      assertThat(adas.cuts).isGreaterThan(10);
      assertThat(bobs.cuts).isGreaterThan(10);
      assertThat(server.storage().mailboxes().state(DeviceAddress.of(ada.id(), 1)).last())
          .isEqualTo(MESSAGES_EACH);
    }
  }

  /// Sends its messages in windows: what has no answer when the socket is cut is sent again.
  private static final class Talker implements Callable<Talker> {
    private final TestClient client;
    private final long peer;
    private final Random random;
    private final List<String> heard = new ArrayList<>();
    private final Set<Long> known = new HashSet<>();
    private int answered;
    private long stored;
    private int cuts;

    Talker(TestClient client, long peer, Random random) {
      this.client = client;
      this.peer = peer;
      this.random = random;
    }

    @Override
    public Talker call() throws IOException {
      while (answered < MESSAGES_EACH || heard.size() < MESSAGES_EACH) {
        try (var socket = TestSocket.open(client)) {
          socket.say(
              random.nextBoolean()
                  ? "{'type':'resume','after':%d}".formatted(stored)
                  : "{'type':'resume'}");
          talk(socket, 50 + random.nextInt(600));
        }
        cuts++;
      }
      return this;
    }

    /// Goes on until this many frames have come, or there is nothing left to say or hear.
    private void talk(TestSocket socket, int frames) throws IOException {
      int asked = answered;
      for (int i = 0; i < frames; i++) {
        while (asked < MESSAGES_EACH && asked - answered < WINDOW) {
          socket.say(send(asked++));
        }
        if (answered == MESSAGES_EACH && heard.size() == MESSAGES_EACH) {
          return;
        }
        take(socket, socket.next());
      }
    }

    private void take(TestSocket socket, JsonNode frame) throws IOException {
      switch (frame.path("type").asText()) {
        case "sent" -> {
          assertThat(frame.path("clientMessageId").asText()).isEqualTo("m" + answered);
          answered++;
        }
        case "message" -> {
          long sequence = frame.path("sequence").asLong();
          if (known.add(frame.path("message").path("id").asLong())) {
            assertThat(sequence).isEqualTo(stored + 1);
            heard.add(new String(body(frame), StandardCharsets.UTF_8));
          }
          stored = Math.max(stored, sequence);
          if (sequence % 40 == 0) {
            socket.say("{'type':'ack','sequence':%d}".formatted(sequence));
          }
        }
        case "synced", "presence" -> {}
        default -> throw new AssertionError(frame.toString());
      }
    }

    private String send(int number) {
      return TestClient.message(peer, "m" + number, "message " + number)
          .replace("{", "{'type':'send',");
    }

    private static byte[] body(JsonNode frame) throws IOException {
      return frame.path("message").path("body").binaryValue();
    }
  }
}
