// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Calls between clients of two nodes, one of which is killed while they ring.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("full")
final class ClusterCallsTest {
  /// A call rings for 60 s; the rest is for a busy machine.
  private static final Duration UNTIL_MISSED = Duration.ofSeconds(90);

  /// Enough for a second word about the same end.
  private static final Duration SHORTLY = Duration.ofSeconds(3);

  /// Of each kind.
  private static final int RACES = 1_000;

  /// They share the nodes, and know nothing of each other.
  private static final int GROUPS = 5;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Cluster cluster = Cluster.shared();

  @Test
  void callShouldRingBeAnsweredAndEndAcrossNodes() throws Exception {
    RestClient anna = cluster.register("talk-anna");
    RestClient berta = cluster.register("talk-berta");
    anna.addContact(berta);
    try (BufferingSocketClient caller = BufferingSocketClient.open(anna.at(cluster.url(0)));
        BufferingSocketClient callee = BufferingSocketClient.open(berta.at(cluster.url(1)))) {
      String id = ring(caller, callee, berta);

      caller.say("callSignal", signal(id, berta, "offer", "o"));
      assertThat(callee.await("callSignal").at("/signal/sdp").asText()).isEqualTo("o");
      callee.say(
          "callRespond", JSON.createObjectNode().put("callId", id).put("response", "answer"));
      awaitState(caller, id, "answered");
      for (int i = 0; i < 20; i++) {
        callee.say("callSignal", signal(id, anna, "candidate", "c" + i));
      }
      for (int i = 0; i < 20; i++) {
        assertThat(caller.await("callSignal").at("/signal/sdp").asText()).isEqualTo("c" + i);
      }

      caller.say("callEnd", JSON.createObjectNode().put("callId", id));
      awaitState(callee, id, "ended");
    }
  }

  @Test
  void thousandRacesShouldEndWithOneCallForEachAccount() throws Exception {
    Concurrently.run(
        GROUPS,
        group -> {
          try (CallRaces people = CallRaces.of(cluster, "race-" + group)) {
            for (int round = 0; round < RACES / GROUPS; round++) {
              people.callEachOther(round);
              people.answerTwoCalls(round);
            }
          } catch (Exception e) {
            throw new AssertionError("a race has failed", e);
          }
        });
  }

  @Test
  void ringingCallsShouldOutliveTheNodeOfTheCaller() throws Exception {
    List<RestClient> all = new ArrayList<>();
    for (String handle : List.of("ring-anna", "ring-berta", "ring-carla", "ring-dora")) {
      all.add(cluster.register(handle));
    }
    RestClient anna = all.get(0);
    anna.addContact(all.get(1));
    all.get(2).addContact(all.get(3));
    try (BufferingSocketClient caller = BufferingSocketClient.open(anna.at(cluster.url(0)));
        BufferingSocketClient answering =
            BufferingSocketClient.open(all.get(1).at(cluster.url(1)));
        BufferingSocketClient other = BufferingSocketClient.open(all.get(2).at(cluster.url(0)));
        BufferingSocketClient silent = BufferingSocketClient.open(all.get(3).at(cluster.url(1)))) {
      String answered = ring(caller, answering, all.get(1));
      String missed = ring(other, silent, all.get(3));

      cluster.node(0).kill();

      answering.say(
          "callRespond", JSON.createObjectNode().put("callId", answered).put("response", "answer"));
      awaitState(answering, answered, "answered");
      try (BufferingSocketClient back = BufferingSocketClient.resume(anna.at(cluster.url(2)))) {
        JsonNode call = back.await("call").path("call");
        assertThat(call.path("id").asText()).isEqualTo(answered);
        assertThat(call.path("state").asText()).isEqualTo("answered");
        back.say("callSignal", signal(answered, all.get(1), "offer", "again"));
        assertThat(answering.await("callSignal").at("/signal/sdp").asText()).isEqualTo("again");
        back.say("callEnd", JSON.createObjectNode().put("callId", answered));
        awaitState(answering, answered, "ended");
      }

      JsonNode end = silent.await("call", UNTIL_MISSED).path("call");
      assertThat(end.path("id").asText()).isEqualTo(missed);
      assertThat(end.path("state").asText()).isEqualTo("missed");
      assertThat(silent.during(SHORTLY))
          .noneMatch(frame -> frame.path("type").asText().equals("call"));
      assertThat(states(all.get(2).at(cluster.url(2)))).containsExactly("missed");
      assertThat(states(all.get(3).at(cluster.url(1)))).containsExactly("missed");
    } finally {
      cluster.node(0).restart();
    }
  }

  /// {@return the id of a call that rings at `callee`}
  private static String ring(
      BufferingSocketClient caller, BufferingSocketClient callee, RestClient account)
      throws InterruptedException {
    ObjectNode place = JSON.createObjectNode().put("clientCallId", "first").put("media", "audio");
    place.putArray("callees").add(account.account());
    caller.say("callPlace", place);
    JsonNode call = callee.await("call").path("call");
    assertThat(call.path("state").asText()).isEqualTo("ringing");
    return call.path("id").asText();
  }

  private static void awaitState(BufferingSocketClient socket, String id, String state)
      throws InterruptedException {
    JsonNode call = socket.await("call").path("call");
    while (!call.path("state").asText().equals(state)) {
      call = socket.await("call").path("call");
    }
    assertThat(call.path("id").asText()).isEqualTo(id);
  }

  private static ObjectNode signal(String id, RestClient to, String kind, String sdp) {
    ObjectNode signal = JSON.createObjectNode().put("callId", id).put("to", to.account());
    signal.put("kind", kind).putObject("signal").put("sdp", sdp);
    return signal;
  }

  /// {@return how the calls of the account stand}
  private static List<String> states(RestClient client) throws Exception {
    var answer = client.call("GET", "/api/calls", JSON.createObjectNode());
    var states = new ArrayList<String>();
    for (JsonNode call : JSON.readTree(answer.body()).path("data")) {
      states.add(call.path("state").asText());
    }
    return states;
  }
}
