// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.testkit.Concurrently;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// As many clients as a restart brings back in one moment.
@Tag("full")
final class ResumeStormTest {
  private static final int SOCKETS = 2_500;
  private static final int WAITING = 3;

  private final TestServer server = TestServer.start();
  private final List<TestSocket> sockets = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (TestSocket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  @Test
  void everySocketShouldHearItsBacklogAndSyncedWhenAllResumeAtOnce() throws IOException {
    int accounts =
        (SOCKETS + ConnectionRegistry.MAX_PER_ACCOUNT - 1) / ConnectionRegistry.MAX_PER_ACCOUNT;
    List<TestClient> clients =
        IntStream.range(0, accounts)
            .mapToObj(i -> TestClient.registered(server, "anna" + i))
            .toList();
    TestClient sender = TestClient.registered(server, "sender");
    for (TestClient client : clients) {
      sender.befriend(client);
      for (int i = 0; i < WAITING; i++) {
        sender.send(client, client.id() + "-" + i, "hello");
      }
    }
    for (int i = 0; i < SOCKETS; i++) {
      sockets.add(TestSocket.open(clients.get(i % accounts)));
    }

    Concurrently.run(SOCKETS, i -> resume(sockets.get(i)));

    for (TestSocket socket : sockets) {
      for (int i = 0; i < WAITING; i++) {
        JsonNode message = socket.expect("message");
        assertThat(message.path("sequence").asLong()).isEqualTo(i + 1);
      }
      socket.expect("synced");
    }
  }

  private static void resume(TestSocket socket) {
    try {
      socket.say("{'type':'resume'}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
