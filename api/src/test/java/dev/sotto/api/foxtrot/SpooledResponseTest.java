// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.Bound;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.ClientMessageId;
import dev.sotto.core.message.Draft;
import dev.sotto.core.message.MessageBody;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class SpooledResponseTest {
  private static final int LARGE = 9 << 20;

  private final TestServer server = TestServer.start(FoxTrotClient.setup());
  private final FoxTrotClient client = new FoxTrotClient(server);

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Tag("full")
  @Test
  void answerShouldEndSomewhereHoweverMuchThereIs() {
    FoxTrotClient.User alice = client.newUser("alice");
    FoxTrotClient.User bob = client.newUser("bob");
    client.befriend(alice, bob);
    int count = Bound.LONG_ANSWER.most() / LARGE + 2;
    for (int i = 0; i < count; i++) {
      send(alice, bob, "m" + i);
    }

    FoxTrotClient.Answer answer = client.get(bob, "/getConversations?since=0");

    assertThat(answer.json()).hasSize(count - 1);
    assertThat(answer.header("Link")).contains("rel=\"next\"");
  }

  @Test
  void roomShouldHaveAnEnd() {
    assertThat(SpooledResponse.isRoomBeside(Bound.LONG_ANSWERS.most() - 1L)).isTrue();
    assertThat(SpooledResponse.isRoomBeside(Bound.LONG_ANSWERS.most())).isFalse();
  }

  private void send(FoxTrotClient.User from, FoxTrotClient.User to, String id) {
    server
        .sotto()
        .messages()
        .messaging()
        .send(
            new Draft(
                DeviceAddress.shared(new AccountId(from.id())),
                new AccountId(to.id()),
                new ClientMessageId(id),
                MessageBody.ofText("x".repeat(LARGE)),
                Duration.ZERO));
  }
}
