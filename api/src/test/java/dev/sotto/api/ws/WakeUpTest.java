// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WakeUpTest {
  private final RecordingPushSender push = new RecordingPushSender();
  private final TestServer server =
      TestServer.start(TestServer.Setup.standard().with(push.alone()));
  private TestClient ada;

  @BeforeEach
  void register() {
    ada = TestClient.registered(server, "ada");
    var device = DeviceAddress.of(ada.id(), ada.device());
    server.storage().pushTokens().put(device, new PushToken("fcm:native:token"));
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
      assertThat(push.woken()).isEmpty();
    }

    assertThat(push.next()).isEqualTo(new WakeUp.Message());
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

    assertThat(push.staysSilent()).isTrue();
  }
}
