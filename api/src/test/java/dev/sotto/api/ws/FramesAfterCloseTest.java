// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.rest.TestClient;
import dev.sotto.core.connection.ConnectionRegistry;
import dev.sotto.core.device.DeviceAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A socket that was told to go does nothing more for its client.
final class FramesAfterCloseTest {
  @Test
  void framesShouldBeDroppedAfterTheLogOut() throws IOException {
    try (TestServer server = TestServer.start()) {
      TestClient ada = TestClient.registered(server, "ada");
      TestClient bob = TestClient.registered(server, "bob");
      ada.befriend(bob);
      TestSocket socket = TestSocket.live(ada);

      assertThat(ada.post("/api/auth/logout", "").status()).isEqualTo(200);
      for (int i = 0; i < 41; i++) {
        socket.say(send(bob, "late" + i));
      }
      socket.say("{'type':'receipt','to':%d,'upTo':1,'kind':'read'}".formatted(bob.id()));

      assertThat(socket.closeCode()).isEqualTo(4401);
      socket.frame(TestSocket.CLOSE, true, new byte[] {0x03, (byte) 0xe8});
      assertThat(socket.rest()).as("the server has read it all, and said nothing").isEmpty();
      assertThat(stored(server, bob)).isZero();
    }
  }

  @Test
  void oldestSocketShouldEndWhenTheAccountHasTooMany() throws IOException {
    try (TestServer server = TestServer.start()) {
      TestClient ada = TestClient.registered(server, "ada");
      var sockets = new ArrayList<TestSocket>();
      for (int i = 0; i < ConnectionRegistry.MAX_PER_ACCOUNT; i++) {
        sockets.add(TestSocket.live(ada));
      }

      sockets.add(TestSocket.live(ada));

      assertThat(sockets.getFirst().closeCode()).isEqualTo(4409);
      for (TestSocket open : List.of(sockets.get(1), sockets.getLast())) {
        open.say("{'type':'ping'}");
        open.expect("pong");
      }
      for (TestSocket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void socketsShouldNotBeOpenedWhileTheServerStops() throws Exception {
    TestServer server = TestServer.start();
    TestClient ada = TestClient.registered(server, "ada");
    TestSocket open = TestSocket.live(ada);

    Thread stop = Thread.ofVirtual().start(server::close);
    assertThat(open.closeCode()).isEqualTo(1012);
    try (TestSocket late =
        TestSocket.ask(server, "Authorization: Bearer " + ada.accessToken() + "\r\n")) {
      assertThat(late.status()).isEqualTo(503);
      assertThat(late.header("Retry-After")).isEqualTo("1");
    }

    open.close();
    stop.join();
  }

  private static long stored(TestServer server, TestClient client) {
    return server
        .sotto()
        .mailboxes()
        .access()
        .state(DeviceAddress.of(client.id(), client.device()))
        .last();
  }

  private static String send(TestClient to, String id) {
    return "{'type':'send','to':%d,'clientId':'%s','body':'%s'}"
        .formatted(to.id(), id, TestClient.base64("late"));
  }
}
