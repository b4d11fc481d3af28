// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.api.TestServer;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.Retention;
import dev.sotto.core.server.Policy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FoxTrotPagesTest {
  private static final int MORE_THAN_A_PAGE = 1_010;

  private final TestServer server = TestServer.start(acknowledged());
  private final FoxTrotClient client = new FoxTrotClient(server);
  private final FoxTrotClient.User alice = client.newUser("alice");
  private final FoxTrotClient.User bob = client.newUser("bob");

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void pageShouldAcknowledgeOnlyWhatItHolds() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    for (int i = 0; i < MORE_THAN_A_PAGE; i++) {
      send("m" + i);
    }

    JsonNode page = client.get(bob, "/getConversations?since=0").json();
    client.get(bob, "/getContacts");

    assertThat(page).hasSize(1_000);
    assertThat(page.path(0).path("message").asText()).isEqualTo("m1009");
    assertThat(page.path(999).path("message").asText()).isEqualTo("m10");
    MessageId oldest = new MessageId(page.path(999).path("id").longValue());
    List<Message> before =
        server
            .sotto()
            .history()
            .conversation(new AccountId(bob.id()), new AccountId(alice.id()), oldest, 100);
    assertThat(before).hasSize(10);
    assertThat(before.getLast().body().text()).isEqualTo("m0");
  }

  @Test
  void pageShouldAcknowledgeEverythingWhenItHoldsAll() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    send("one");
    send("two");

    assertThat(client.get(bob, "/getConversations?since=0").json()).hasSize(2);

    // On the same connection: the request before has been dealt with when this one is answered.
    client.get(bob, "/getContacts");
    var device = DeviceAddress.shared(new AccountId(bob.id()));
    assertThat(server.storage().mailboxes().state(device).acknowledged()).isEqualTo(2);
  }

  @Test
  void pageShouldAcknowledgeNothingThatItLeavesOut() {
    client.post(alice, "/addContact", "{\"id\":%d}".formatted(bob.id()));
    send("one");

    long later = server.now().plus(Duration.ofDays(1)).toEpochMilli();
    assertThat(client.get(bob, "/getConversations?since=" + later).json()).isEmpty();

    assertThat(client.get(bob, "/getConversations?since=0").json()).hasSize(1);
  }

  private void send(String text) {
    var draft =
        new Draft(
            DeviceAddress.shared(new AccountId(alice.id())),
            new AccountId(bob.id()),
            new ClientMessageId(text),
            MessageBody.ofText(text),
            Duration.ZERO);
    server.sotto().messaging().send(draft);
  }

  private static TestServer.Setup acknowledged() {
    TestServer.Setup setup = FoxTrotClient.setup();
    Policy before = setup.policy();
    return setup.with(
        new Policy(
            before.registration(),
            Retention.ACKNOWLEDGED,
            before.switches(),
            before.turn(),
            before.media()));
  }
}
