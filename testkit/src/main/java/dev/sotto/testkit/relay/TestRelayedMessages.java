// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.relay;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.relay.RelayedMessage;
import dev.sotto.core.relay.RelayedMessageId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;

/// Messages to Berta, Anna's if nobody is named.
final class TestRelayedMessages {
  static final DeviceAddress ANNA = DeviceAddress.of(1, 1);
  static final DeviceAddress BERTA = DeviceAddress.of(2, 1);
  static final DeviceAddress BERTAS_OTHER = DeviceAddress.of(2, 2);

  /// How long they last, in seconds.
  static final long LIFE = 1_800;

  private TestRelayedMessages() {}

  static RelayedMessage sentBy(long sender, String clientId, MessageBody body) {
    RelayedMessage annas = message(clientId, body, NOON);
    return new RelayedMessage(
        annas.id(),
        DeviceAddress.of(sender, 1),
        annas.recipient(),
        annas.clientId(),
        annas.body(),
        annas.lifetime());
  }

  static byte[] digest(RelayedMessage message) {
    return new Draft(
            message.sender(),
            message.recipient(),
            message.clientId(),
            message.body(),
            Duration.ofSeconds(LIFE))
        .digest();
  }

  static RelayedMessage message(String clientId, String body, Instant sentAt) {
    return message(clientId, MessageBody.ofText(body), sentAt);
  }

  static RelayedMessage message(String clientId, MessageBody body, Instant sentAt) {
    return new RelayedMessage(
        RelayedMessageId.random(new SecureRandom()),
        ANNA,
        new AccountId(2),
        new ClientMessageId(clientId),
        body,
        Lifetime.limited(sentAt, Duration.ofSeconds(LIFE)));
  }
}
