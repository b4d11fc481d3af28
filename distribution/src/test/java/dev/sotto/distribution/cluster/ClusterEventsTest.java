// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sotto.distribution.crash.RestClient;
import dev.sotto.distribution.program.PackagedProgram;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Events from one node at sockets of the others.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("full")
final class ClusterEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SESSION_ENDED = 4401;
  private static final Duration SESSION_PATIENCE = Duration.ofSeconds(5);

  @TempDir private static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster =
        Cluster.start(
            folder,
            EmbeddedPostgres.shared(),
            Map.of(
                "SOTTO_LIMITS",
                "off",
                "SOTTO_RELAY",
                "redis",
                "SOTTO_JAVA_OPTS",
                PackagedProgram.SHORT_LIVED));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void messageShouldReachASocketAtAnotherNodeAndItsReceiptsComeBack() throws Exception {
    var friends = new Friends("message");
    try (BufferingSocketClient sender = BufferingSocketClient.open(friends.one.at(cluster.url(0)));
        BufferingSocketClient recipient =
            BufferingSocketClient.open(friends.other.at(cluster.url(1)))) {
      sender.say("send", RestClient.message(friends.other, "m1"));
      long id = sender.await("sent").path("id").longValue();

      JsonNode message = recipient.await("message").path("message");
      recipient.say("receipt", fields().put("kind", "read").put("upTo", id));
      JsonNode receipt = sender.await("receipt");

      assertThat(message.path("id").longValue()).isEqualTo(id);
      assertThat(receipt.path("kind").textValue()).isEqualTo("read");
      assertThat(receipt.path("upTo").longValue()).isEqualTo(id);
    }
  }

  @Test
  void typingShouldReachASocketAtAnotherNode() throws Exception {
    var friends = new Friends("typing");
    try (BufferingSocketClient writer = BufferingSocketClient.open(friends.one.at(cluster.url(0)));
        BufferingSocketClient reader =
            BufferingSocketClient.open(friends.other.at(cluster.url(2)))) {
      writer.say("typing", fields().put("to", friends.other.account()).put("typing", true));

      JsonNode typing = reader.await("typing");

      assertThat(typing.path("from").longValue()).isEqualTo(friends.one.account());
      assertThat(typing.path("typing").booleanValue()).isTrue();
    }
  }

  @Test
  void changedKeyShouldReachASocketAtAnotherNode() throws Exception {
    var friends = new Friends("key");
    ObjectNode key = fields().put("publicKey", "first").put("replace", true);
    friends.one.call("PUT", "/api/me/public-key", key);
    try (BufferingSocketClient contact =
        BufferingSocketClient.open(friends.other.at(cluster.url(1)))) {
      key.put("publicKey", "second");
      friends.one.at(cluster.url(2)).call("PUT", "/api/me/public-key", key);

      JsonNode changed = contact.await("keyChanged");

      assertThat(changed.path("account").longValue()).isEqualTo(friends.one.account());
      assertThat(changed.path("publicKey").textValue()).isEqualTo("second");
    }
  }

  @Test
  void endedSessionShouldEndSocketsAndTokensAtAllNodes() throws Exception {
    RestClient anna = cluster.register("session-anna");
    try (BufferingSocketClient socket = BufferingSocketClient.open(anna.at(cluster.url(1)))) {
      // So that the other nodes know the session.
      assertThat(status(anna.at(cluster.url(2)))).isEqualTo(200);
      long start = System.nanoTime();

      assertThat(anna.call("POST", "/api/auth/logout", fields()).statusCode()).isEqualTo(200);

      assertThat(socket.endCode()).isEqualTo(SESSION_ENDED);
      while (status(anna.at(cluster.url(2))) != 401) {
        assertThat(System.nanoTime() - start).isLessThan(SESSION_PATIENCE.toNanos());
      }
      assertThat(System.nanoTime() - start).isLessThan(SESSION_PATIENCE.toNanos());
    }
  }

  @Test
  void callShouldCrossNodesInBothDirections() throws Exception {
    var friends = new Friends("call");
    try (BufferingSocketClient caller =
            BufferingSocketClient.openFoxTrot(friends.one.at(cluster.url(0)), "call-one");
        BufferingSocketClient callee =
            BufferingSocketClient.openFoxTrot(friends.other.at(cluster.url(1)), "call-other")) {
      caller.say(signal("CALL_ICE_CANDIDATE", friends.other, "candidate", "c1"));
      caller.say(signal("CALL_OFFER", friends.other, "offer", "o1"));
      assertThat(callee.await("CALL_ICE_CANDIDATE").at("/data/candidate").asText()).isEqualTo("c1");
      JsonNode offer = callee.await("CALL_OFFER").path("data");
      callee.say(signal("CALL_ANSWER", friends.one, "answer", "a1"));
      JsonNode answer = caller.await("CALL_ANSWER").path("data");

      assertThat(offer.path("offer").asText()).isEqualTo("o1");
      assertThat(offer.path("sender_id").longValue()).isEqualTo(friends.one.account());
      assertThat(offer.has("ring")).isFalse();
      assertThat(answer.path("answer").asText()).isEqualTo("a1");
    }
  }

  @Test
  void callShouldWaitForACalleeThatConnectsToAnotherNodeLater() throws Exception {
    var friends = new Friends("wait");
    try (BufferingSocketClient caller =
        BufferingSocketClient.openFoxTrot(friends.one.at(cluster.url(0)), "wait-one")) {
      caller.say(signal("CALL_ICE_CANDIDATE", friends.other, "candidate", "c1"));
      caller.say(signal("CALL_OFFER", friends.other, "offer", "o1"));
      // Frames are taken in order: when this one is refused, the call has been kept.
      caller.say(fields().put("cmd", "NONE"));
      caller.await("ERROR");
    }

    try (BufferingSocketClient callee =
        BufferingSocketClient.openFoxTrot(friends.other.at(cluster.url(2)), "wait-other")) {
      JsonNode candidate = callee.await("CALL_ICE_CANDIDATE").path("data");
      JsonNode offer = callee.await("CALL_OFFER").path("data");

      assertThat(candidate.path("candidate").asText()).isEqualTo("c1");
      assertThat(offer.path("offer").asText()).isEqualTo("o1");
      assertThat(offer.path("ring").booleanValue()).isFalse();
    }
  }

  @Test
  void relayedMessageShouldCrossNodesAndNeverTouchTheDatabase() throws Exception {
    var friends = new Friends("relay");
    try (BufferingSocketClient recipient =
        BufferingSocketClient.open(friends.other.at(cluster.url(1)))) {
      ObjectNode message = RestClient.message(friends.other, "relayed-1").put("expiresIn", 1_800);
      var sent = friends.one.at(cluster.url(0)).call("POST", "/api/messages", message);
      assertThat(sent.body()).contains("relayId");
      recipient.await("relayWaiting");

      JsonNode waiting = relayed(friends.other.at(cluster.url(2)));
      String id = waiting.path(0).path("relayId").textValue();
      var received = friends.other.call("DELETE", "/api/relay/" + id, fields());

      assertThat(waiting).hasSize(1);
      assertThat(waiting.path(0).path("clientMessageId").textValue()).isEqualTo("relayed-1");
      assertThat(received.statusCode()).isEqualTo(200);
      assertThat(relayed(friends.other.at(cluster.url(1)))).isEmpty();
      assertThat(friends.other.mailbox()).isEmpty();
      assertThat(storedMessagesOf(friends.one)).isZero();
    }
  }

  private static JsonNode relayed(RestClient client) throws Exception {
    return JSON.readTree(client.call("GET", "/api/relay", fields()).body()).path("data");
  }

  private static long storedMessagesOf(RestClient sender) throws Exception {
    try (Connection connection = EmbeddedPostgres.shared().connect(cluster.storage());
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT count(*) FROM message WHERE sender = " + sender.account())) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static int status(RestClient client) throws Exception {
    return client.call("GET", "/api/me", fields()).statusCode();
  }

  private static ObjectNode signal(String command, RestClient to, String name, String value) {
    ObjectNode frame = fields().put("cmd", command);
    frame.putObject("data").put("reciever_id", to.account()).put(name, value);
    return frame;
  }

  private static ObjectNode fields() {
    return JSON.createObjectNode();
  }

  /// Two accounts that have each other as contacts.
  private static final class Friends {
    final RestClient one;
    final RestClient other;

    Friends(String name) throws Exception {
      one = cluster.register(name + "-one");
      other = cluster.register(name + "-other");
      one.addContact(other);
      other.addContact(one);
    }
  }
}
