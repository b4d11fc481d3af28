// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushSender;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WakeUpTest {
  private final LinkedBlockingQueue<WakeUp> woken = new LinkedBlockingQueue<>();
  private final TestServer server =
      TestServer.start(
          TestServer.Setup.standard()
              .with(
                  (PushSender)
                      (_, wakeUp) -> {
                        woken.add(wakeUp);
                        return PushSender.Outcome.ACCEPTED;
                      }));
  private TestClient ada;

  @BeforeEach
  void register() {
    ada = TestClient.registered(server, "ada");
    var device = DeviceAddress.of(ada.id(), ada.device());
    server.storage().pushTokens().put(device, new PushToken("token"));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void deviceShouldBeWokenWhenItsSocketEndsBeforeItAcknowledges() throws Exception {
    TestClient phone = ada.onNewDevice("ada");
    try (var socket = TestSocket.live(ada)) {
      phone.send(ada, "m1", "written to the socket, and maybe never read");
      socket.expect("message");
      assertThat(woken).isEmpty();
    }

    assertThat(woken.poll(10, TimeUnit.SECONDS)).isEqualTo(WakeUp.MESSAGE);
  }

  @Test
  void deviceShouldNotBeWokenWhenItHasEverything() throws Exception {
    TestClient phone = ada.onNewDevice("ada");
    try (var socket = TestSocket.live(ada)) {
      phone.send(ada, "m1", "x");
      socket.expect("message");
      socket.say("{'type':'ack','sequence':1}");
      socket.say("{'type':'ping'}");
      socket.expect("pong");
    }
    try (var socket = TestSocket.live(ada)) {
      phone.send(ada, "m2", "x");
      socket.expect("message");
      socket.sayGoodbye();
    }

    assertThat(woken.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }
}
