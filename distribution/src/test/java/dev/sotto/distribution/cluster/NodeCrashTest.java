// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.distribution.crash.RestClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Presence and missed messages when clients change nodes or a node dies.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@Tag("full")
final class NodeCrashTest {
  /// A dead node is noticed within 15 s; the rest is for a busy machine.
  private static final Duration UNTIL_NOTICED = Duration.ofSeconds(20);

  /// Longer than an account stays online without a connection.
  private static final Duration BEYOND_GRACE = Duration.ofSeconds(7);

  private final Cluster cluster = Cluster.shared();

  @Test
  void accountShouldStayOnlineWhenItMovesToAnotherNode() throws Exception {
    RestClient berta = cluster.register("move-berta");
    RestClient anna = contactOf(berta, "move-anna");
    try (BufferingSocketClient watcher = BufferingSocketClient.open(berta.at(cluster.url(2)))) {
      BufferingSocketClient before = BufferingSocketClient.open(anna.at(cluster.url(0)));
      assertThat(watcher.await("presence").path("online").booleanValue()).isTrue();

      before.close();
      try (BufferingSocketClient _ = BufferingSocketClient.open(anna.at(cluster.url(1)))) {
        assertThat(watcher.during(BEYOND_GRACE)).isEmpty();
      }

      JsonNode gone = watcher.await("presence");
      assertThat(gone.path("account").longValue()).isEqualTo(anna.account());
      assertThat(gone.path("online").booleanValue()).isFalse();
    }
  }

  @Test
  @Tag("full")
  void accountsOfANodeThatDiedWhileRedisWasEmptiedShouldGoOfflineWithinAMinute() throws Exception {
    RestClient berta = cluster.register("flush-berta");
    RestClient anna = contactOf(berta, "flush-anna");
    RestClient carla = contactOf(berta, "flush-carla");
    try (BufferingSocketClient watcher = BufferingSocketClient.open(berta.at(cluster.url(2)));
        BufferingSocketClient _ = BufferingSocketClient.open(anna.at(cluster.url(0)));
        BufferingSocketClient _ = BufferingSocketClient.open(carla.at(cluster.url(1)))) {
      watcher.await("presence");
      watcher.await("presence");

      cluster.node(0).kill();
      cluster.redis().flush();

      // The other one is at a node that lives, and is never shown as gone.
      JsonNode gone = watcher.await("presence", Duration.ofMinutes(1));
      assertThat(gone.path("account").longValue()).isEqualTo(anna.account());
      assertThat(gone.path("online").booleanValue()).isFalse();
      assertThat(watcher.during(Duration.ofSeconds(2))).isEmpty();
    } finally {
      cluster.node(0).restart();
    }
  }

  @Test
  void deadNodeShouldBeNoticedAndItsClientsResumeElsewhereWithoutLoss() throws Exception {
    RestClient berta = cluster.register("death-berta");
    RestClient anna = contactOf(berta, "death-anna");
    RestClient carla = contactOf(berta, "death-carla");
    try (BufferingSocketClient watcher = BufferingSocketClient.open(berta.at(cluster.url(2)));
        BufferingSocketClient _ = BufferingSocketClient.open(anna.at(cluster.url(0)));
        BufferingSocketClient _ = BufferingSocketClient.open(carla.at(cluster.url(0)))) {
      watcher.await("presence");
      watcher.await("presence");
      assertThat(berta.at(cluster.url(1)).send(anna, "before")).isEqualTo(201);

      cluster.node(0).kill();
      assertThat(berta.at(cluster.url(1)).send(anna, "after")).isEqualTo(201);
      // One comes back at once, and is never shown as gone; the other one waits.
      try (BufferingSocketClient _ = BufferingSocketClient.open(carla.at(cluster.url(1)))) {
        JsonNode gone = watcher.await("presence", UNTIL_NOTICED);
        assertThat(gone.path("account").longValue()).isEqualTo(anna.account());
        assertThat(gone.path("online").booleanValue()).isFalse();
      }

      try (BufferingSocketClient back = BufferingSocketClient.resume(anna.at(cluster.url(1)))) {
        assertThat(back.await("message").at("/message/clientMessageId").asText())
            .isEqualTo("before");
        assertThat(back.await("message").at("/message/clientMessageId").asText())
            .isEqualTo("after");
        assertThat(watcher.await("presence").path("online").booleanValue()).isTrue();
      }
    } finally {
      cluster.node(0).restart();
    }
  }

  /// {@return a client of a new account, whose coming and going `watcher` is told}
  private RestClient contactOf(RestClient watcher, String handle) throws Exception {
    RestClient contact = cluster.register(handle);
    watcher.addContact(contact);
    return contact;
  }
}
