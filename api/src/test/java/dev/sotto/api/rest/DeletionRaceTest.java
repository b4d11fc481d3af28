// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.testkit.Concurrently;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whoever deletes what others delete at the same time hears what the storage did, not what it
/// might have done.
final class DeletionRaceTest {
  private static final int ROUNDS = 20;
  private static final int AT_ONCE = 20;

  private final TestServer server = TestServer.start();
  private final TestClient ada = TestClient.registered(server, "ada");
  private final TestClient bob = TestClient.registered(server, "bob");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void oneOfManyShouldBeToldToHaveDeletedAMessage() {
    ada.befriend(bob);
    for (int round = 0; round < ROUNDS; round++) {
      assertOneDone(ada, ada.send(bob, "mine" + round, "x"));
      assertOneDone(bob, ada.send(bob, "theirs" + round, "x"));
    }
  }

  private static void assertOneDone(TestClient client, long message) {
    List<Integer> statuses =
        Concurrently.call(AT_ONCE, _ -> client.delete("/api/messages/" + message).status());

    assertThat(statuses).containsOnlyOnce(200).filteredOn(status -> status != 404).hasSize(1);
  }
}
