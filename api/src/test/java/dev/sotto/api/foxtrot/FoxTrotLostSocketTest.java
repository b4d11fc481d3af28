// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.FailingStorage;
import dev.sotto.api.TestServer;
import dev.sotto.api.media.CapturedWarnings;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.presence.Presence;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.push.RecordingPushSender;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Sockets of the facade that end while the storage is away.
final class FoxTrotLostSocketTest {
  private final FailingStorage storage = new FailingStorage();
  private final RecordingPushSender push = new RecordingPushSender();

  @Test
  void socketThatEndsWhileTheStorageIsAwayShouldLeaveNothingBehind() {
    try (TestServer server = storage.server(FoxTrotClient.setup().with(push.alone()));
        var client = new FoxTrotClient(server);
        var complaints = new CapturedWarnings()) {
      FoxTrotClient.User alice = client.newUser("alice");
      FoxTrotClient.User bob = client.newUser("bob");
      client.befriend(alice, bob);
      var account = new AccountId(bob.id());
      server
          .storage()
          .pushTokens()
          .put(DeviceAddress.shared(account), new PushToken("fcm:foxtrot:token"));
      FoxTrotTestSocket wire = client.connect(bob).ready();
      client.send(alice, bob, "maybe never read");
      assertThat(wire.barrier()).isEqualTo(1);
      storage.goAway();

      wire.cut();
      while (server.sotto().live().connections().has(account)) {
        Thread.onSpinWait();
      }
      storage.advance(server, Presence.GRACE);

      assertThat(server.sotto().live().presence().isOnline(account)).isFalse();
      storage.comeBack();
      server.advance(Duration.ofMinutes(2));
      assertThat(push.next()).isEqualTo(new WakeUp.Message());
      assertThat(client.get(bob, "/getConversations?since=0").json()).hasSize(1);
      assertThat(complaints.heard()).isEmpty();
    }
  }
}
