// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.Answer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The sockets of the facade when the store fails, a connection breaks, or the operator decides
/// otherwise.
class FoxTrotOutageTest {
  private final RecordingPushSender push =
      new RecordingPushSender().answering(new PushSender.Outcome.Refused());
  private final TestServer server = TestServer.start(withLoginFailure401());
  private final FoxTrotClient client = new FoxTrotClient(server);
  private final User alice = client.newUser("alice");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void brokenSocketShouldWakeForMessagesPerhapsNotRead() {
    User bob = client.newUser("bob");
    client.befriend(alice, bob);
    client.post(bob, "/registerPushNotifications", "{\"token\":\"t1\"}");
    FoxTrotTestSocket wire = client.connect(bob).ready();
    client.send(alice, bob, "x");
    wire.next();
    wire.cut();
    assertThat(push.next()).isEqualTo(new WakeUp.Message());
  }

  @Test
  void failingStoreShouldNotLogOut() {
    server.storage().close();
    Answer rest = client.get(alice, "/getContacts");
    assertThat(rest.status()).isEqualTo(503);
    assertThat(rest.json().path("message").asText()).isNotEmpty();
    assertThat(client.get(alice, "/validateToken").status()).isEqualTo(503);
    assertThat(client.connect(alice).end()).startsWith("1013");
  }

  @Test
  void loginFailureShouldBe401WhenConfigured() {
    Answer answer = client.call("POST", "/login", "", FoxTrotClient.credentials("alice", "wrong"));
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Invalid username and/or password\"}");
  }

  private TestServer.Setup withLoginFailure401() {
    TestServer.Setup setup = FoxTrotClient.setup().with(push.alone());
    ApiSettings before = setup.settings();
    return setup.with(
        new ApiSettings(
            before.listener(),
            before.jwtSecret(),
            before.facades(),
            before.corsOrigins(),
            before.metricsPassword(),
            new ApiSettings.FoxTrot(401)));
  }
}
