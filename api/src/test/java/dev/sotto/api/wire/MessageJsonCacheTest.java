// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Lifetime;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.TestInstants;
import org.junit.jupiter.api.Test;

final class MessageJsonCacheTest {
  private final MessageJsonCache messages = new MessageJsonCache();

  @Test
  void ofShouldEncodeOnceWhenTheMessageIsTheSame() {
    Message message = message(1, "one");

    assertThat(messages.of(message)).isSameAs(messages.of(message)).contains("\"body\":\"b25l\"");
  }

  @Test
  void ofShouldNotMixMessagesThatShareAPlace() {
    for (int id = 1; id <= 100; id++) {
      Message message = message(id, "text " + id);
      assertThat(messages.of(message)).startsWith("{\"id\":" + id + ",");
    }
    assertThat(messages.of(message(1, "other"))).contains("\"body\":\"b3RoZXI=\"");
  }

  private static Message message(long id, String text) {
    return new Message(
        new MessageId(id),
        DeviceAddress.of(1, 1),
        new AccountId(2),
        new ClientMessageId("m"),
        MessageBody.ofText(text),
        Lifetime.unlimited(TestInstants.NOON));
  }
}
