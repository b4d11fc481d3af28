// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.api.ws.TestSocket;
import dev.sotto.core.message.Retention;
import dev.sotto.core.server.ServerPolicy;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.storage.postgres.PostgresStorageProvider;
import dev.sotto.storage.sqlite.SqliteStorageProvider;
import dev.sotto.testkit.FastPasswordHasher;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Resume and acknowledge while the clock of the server is wrong. A client drops what it is told to
/// be gone, and what is acknowledged loses its body: neither may go by a clock that has jumped.
final class FoxTrotClockJumpTest {
  /// Tokens last longer than the jump, messages do not.
  private static final Duration JUMP = Duration.ofMinutes(10);

  private static final Duration KEPT = Duration.ofMinutes(6);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingShouldBeLostOnSqlite(boolean untilAcknowledged) throws IOException {
    nothingShouldBeLost(
        untilAcknowledged,
        folder ->
            opened(
                new SqliteStorageProvider(),
                new AdapterUrl("sqlite", folder.resolve("sotto.db").toString())));
  }

  @Test
  void nothingShouldBeLostOnPostgres() throws IOException {
    String database = EmbeddedPostgres.shared().newDatabase();
    nothingShouldBeLost(
        true, _ -> opened(new PostgresStorageProvider(), AdapterUrl.parse(database)));
    EmbeddedPostgres.shared().drop(database);
  }

  private static void nothingShouldBeLost(
      boolean untilAcknowledged, Function<Path, Storage> storage) throws IOException {
    try (TestServer server =
            TestServer.start(
                setup(untilAcknowledged),
                InstantSource.system().instant(),
                new FastPasswordHasher(),
                storage);
        var fox = new FoxTrotClient(server)) {
      TestClient ada = TestClient.registered(server, "ada");
      TestClient bob = TestClient.registered(server, "bob");
      TestClient away = bob.onNewDevice("bob");
      ada.befriend(bob);
      FoxTrotClient.User phone = fox.logIn("bob");
      for (int i = 1; i <= 3; i++) {
        ada.send(bob, "m-" + i, "text " + i);
      }

      server.jump(JUMP);
      try (var socket = TestSocket.open(bob)) {
        socket.say("{'type':'resume'}");
        for (int i = 1; i <= 3; i++) {
          assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(i);
        }
        String generation = socket.expect("synced").path("generation").textValue();
        socket.say("{'type':'ack','sequence':3,'generation':'" + generation + "'}");
        socket.say("{'type':'ping'}");
        socket.expect("pong");
      }
      assertThat(bodies(fox.get(phone, "/getConversations?since=0").json())).hasSize(3);
      assertThat(bob.get("/api/messages?with=" + ada.id()).data(200).path("messages")).hasSize(3);

      server.jump(JUMP.negated());
      assertThat(bodies(fox.get(phone, "/getConversations?since=0").json())).hasSize(3);
      JsonNode waiting = away.get("/api/mailbox?after=0").data(200).path("entries");
      assertThat(waiting).hasSize(3);
      assertThat(waiting.get(0).path("message").path("body").textValue())
          .isEqualTo(TestClient.base64("text 1"));
    }
  }

  @Test
  void messageThatVanishesShouldGoByTheClockThatStampedIt() throws IOException {
    try (TestServer server = TestServer.start()) {
      TestClient ada = TestClient.registered(server, "ada");
      TestClient bob = TestClient.registered(server, "bob");
      ada.befriend(bob);
      send(ada, bob, "m-1", Duration.ofMinutes(5));

      server.jump(JUMP);
      long second = send(ada, bob, "m-2", Duration.ofSeconds(5));
      assertThat(bob.get("/api/mailbox?after=0").data(200).path("entries")).hasSize(2);
      server.advance(Duration.ofSeconds(5));

      bob.get("/api/messages/" + second).assertProblem(404, "NOT_FOUND");
      try (var socket = TestSocket.open(bob)) {
        socket.say("{'type':'resume'}");
        assertThat(socket.expect("message").path("sequence").asLong()).isEqualTo(1);
        assertThat(socket.expect("skipped").path("from").asLong()).isEqualTo(2);
        socket.expect("synced");
      }
    }
  }

  private static long send(TestClient from, TestClient to, String clientId, Duration expiresIn) {
    String body =
        "{\"to\":%d,\"clientMessageId\":\"%s\",\"body\":\"eA==\",\"expiresIn\":%d}"
            .formatted(to.id(), clientId, expiresIn.toSeconds());
    return from.post("/api/messages", body).data(201).path("id").longValue();
  }

  private static List<String> bodies(JsonNode list) {
    var bodies = new ArrayList<String>();
    list.forEach(message -> bodies.add(message.path("message").toString()));
    return bodies;
  }

  private static TestServer.Setup setup(boolean untilAcknowledged) {
    TestServer.Setup setup = FoxTrotClient.setup();
    ServerPolicy before = setup.policy();
    return setup.with(
        new ServerPolicy(
            before.registration(),
            new Retention(KEPT, untilAcknowledged),
            before.switches(),
            before.turn(),
            before.media()));
  }

  private static Storage opened(StorageProvider provider, AdapterUrl url) {
    provider.at(url).migrate();
    return provider.at(url).open();
  }
}
