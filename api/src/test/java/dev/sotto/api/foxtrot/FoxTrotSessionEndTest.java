// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.TestServer;
import dev.sotto.api.foxtrot.FoxTrotClient.User;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.Handle;
import dev.sotto.core.server.BackgroundJobs;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A socket may outlive its token, and the row of its session, but not what ends its account.
final class FoxTrotSessionEndTest {
  @AutoClose private final FoxTrotClient client = FoxTrotClient.withServer();
  private final TestServer server = client.server();
  private final User alice = client.newUser("alice");
  private final User bob = client.newUser("bob");

  @Test
  void socketShouldEndWithItsAccountWhenItsSessionIsForgotten() {
    FoxTrotTestSocket wire = client.connect(alice).ready();
    sweepSessions();

    server.sotto().accounts().administration().disable(new Handle(alice.name()));

    assertThat(wire.end()).isEqualTo("4401 Authentication failed");
  }

  @Test
  void socketShouldEndWithItsAccountWhenAnotherProcessEndsIt() {
    FoxTrotTestSocket wire = client.connect(alice).ready();
    try (FoxTrotTestSocket other = client.connect(bob).ready()) {
      sweepSessions();

      server.storage().sessions().endAll(new AccountId(alice.id()), server.now());
      server.advance(BackgroundJobs.ENDED_SESSIONS);

      assertThat(wire.end()).isEqualTo("4401 Authentication failed");
      assertThat(other.hasEnded()).isFalse();
    }
  }

  @Test
  void socketShouldEndWithItsDeviceWhenItsSessionIsForgotten() {
    FoxTrotTestSocket wire = client.connect(alice).ready();
    sweepSessions();

    server
        .sotto()
        .sessions()
        .devices()
        .list(new AccountId(alice.id()))
        .forEach(device -> server.sotto().sessions().deviceRemoval().remove(device.address()));

    assertThat(wire.end()).isEqualTo("4401 Authentication failed");
  }

  private void sweepSessions() {
    assertThat(server.storage().sessions().sweep(server.now().plus(Duration.ofDays(400)), 100))
        .isPositive();
  }
}
