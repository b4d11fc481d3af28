// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.sending.SendOutcome;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// Messages of the facade on a server with a relay: one use case sends for all surfaces.
final class FoxTrotRelayTest {
  @AutoClose private final TestServer server = TestServer.start(FoxTrotClient.setup().withRelay());
  private final FoxTrotClient client = new FoxTrotClient(server);
  private final FoxTrotClient.User alice = client.newUser("alice");
  private final FoxTrotClient.User bob = client.newUser("bob");

  @Test
  void clientMessageIdOfARelayedMessageShouldBeTakenForTheFacade() {
    client.befriend(alice, bob);
    var sender = new DeviceAddress(new AccountId(alice.id()), new DeviceId(2));
    var relayed =
        new Draft(
            sender,
            new AccountId(bob.id()),
            new ClientMessageId("m1"),
            MessageBody.ofText("secret"),
            Duration.ofHours(1));
    assertThat(server.sotto().messages().sending().send(relayed, Set.of()))
        .isInstanceOf(SendOutcome.Relayed.class);

    assertThat(send("m1").status()).isEqualTo(409);
    assertThat(send("m2").status()).isEqualTo(200);
    assertThat(send("m2").status()).isEqualTo(200);
  }

  private FoxTrotClient.Answer send(String clientId) {
    return client.post(
        alice,
        "/sendMessage",
        "{\"message\":\"hello\",\"contact_id\":%d,\"client_message_id\":\"%s\"}"
            .formatted(bob.id(), clientId));
  }
}
