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
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A cluster without Redis; limits over all nodes with it.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("full")
final class ClusterRedisOutageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LIMITED = 429;
  private static final int MESSAGES = 5;

  /// Log-ins to one handle, and what is filled again while they are tried.
  private static final int LOGINS = 20;

  private static final int FILLED_AGAIN = 4;

  @TempDir private static Path folder;
  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster =
        Cluster.start(
            folder,
            EmbeddedPostgres.shared(),
            Map.of("SOTTO_JAVA_OPTS", PackagedProgram.SHORT_LIVED));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void limitShouldCountOverAllNodes() throws Exception {
    RestClient anna = cluster.register("limit-anna");

    int admitted = 0;
    while (login(anna.at(cluster.url(admitted % Cluster.NODES)), "limit-nobody") != LIMITED) {
      admitted++;
      assertThat(admitted).isLessThanOrEqualTo(LOGINS + FILLED_AGAIN);
    }

    assertThat(admitted).isGreaterThanOrEqualTo(LOGINS);
  }

  @Test
  void messagesShouldArriveAndLimitsDecideAsDeclaredWhileRedisIsAway() throws Exception {
    RestClient anna = cluster.register("away-anna");
    RestClient near = cluster.register("away-near");
    RestClient far = cluster.register("away-far");
    anna.addContact(near);
    anna.addContact(far);
    near.addContact(anna);
    far.addContact(anna);
    try (BufferingSocketClient sender = BufferingSocketClient.open(anna.at(cluster.url(0)));
        BufferingSocketClient sameNode = BufferingSocketClient.open(near.at(cluster.url(0)));
        BufferingSocketClient otherNode = BufferingSocketClient.open(far.at(cluster.url(1)))) {
      cluster.redis().kill();

      // Sends are let pass, log-ins are refused.
      sendAll(sender, near);
      sendAll(sender, far);
      assertThat(received(sameNode)).isEqualTo(ids(near));
      assertThat(received(otherNode)).isEqualTo(ids(far));
      assertThat(login(anna.at(cluster.url(2)), "away-anna")).isEqualTo(LIMITED);
      assertThat(cluster.node(2).get("/health/ready")).isEqualTo(200);

      cluster.redis().restart();

      awaitTyping(sender, far, otherNode);
      awaitLogin(anna);
    }
  }

  private static void sendAll(BufferingSocketClient sender, RestClient to)
      throws InterruptedException {
    for (String id : ids(to)) {
      sender.say("send", RestClient.message(to, id));
      assertThat(sender.await("sent").path("clientMessageId").textValue()).isEqualTo(id);
    }
  }

  private static List<String> ids(RestClient recipient) {
    return IntStream.range(0, MESSAGES).mapToObj(i -> recipient.account() + "-" + i).toList();
  }

  private static List<String> received(BufferingSocketClient recipient)
      throws InterruptedException {
    var ids = new ArrayList<String>();
    while (ids.size() < MESSAGES) {
      JsonNode message = recipient.await("message").path("message");
      ids.add(message.path("clientMessageId").textValue());
    }
    return ids;
  }

  /// What is published before the nodes are connected again is lost.
  private static void awaitTyping(
      BufferingSocketClient writer, RestClient to, BufferingSocketClient reader)
      throws InterruptedException {
    ObjectNode typing = JSON.createObjectNode().put("to", to.account()).put("typing", true);
    long end = System.nanoTime() + BufferingSocketClient.PATIENCE.toNanos();
    while (reader.during(Duration.ofMillis(200)).stream()
        .noneMatch(frame -> frame.path("type").asText().equals("typing"))) {
      assertThat(System.nanoTime()).as("typing crosses nodes again").isLessThan(end);
      writer.say("typing", typing);
    }
  }

  private static void awaitLogin(RestClient client) throws Exception {
    long end = System.nanoTime() + BufferingSocketClient.PATIENCE.toNanos();
    while (login(client.at(cluster.url(2)), "away-anna") != 200) {
      assertThat(System.nanoTime()).as("log-ins are let pass again").isLessThan(end);
    }
  }

  private static int login(RestClient node, String handle) throws Exception {
    ObjectNode login = JSON.createObjectNode().put("handle", handle).put("password", "long enough");
    HttpResponse<String> answer = node.call("POST", "/api/auth/login", login);
    return answer.statusCode();
  }
}
