// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Wake-ups of a node that does not come back.
final class WakeUpsAcrossNodesTest {
  private static final PushToken TOKEN = new PushToken("fcm:native:t");

  private final TwoNodes nodes = new TwoNodes();
  private final DeviceAddress anna = nodes.storedDevice("anna");
  private final DeviceAddress berta = nodes.storedDevice("berta");

  @Test
  void deviceShouldBeWokenByAnotherNodeWhenItsOwnDiedBetweenCommitAndPush() {
    nodes.storage().pushTokens().put(berta, TOKEN);
    nodes.time.advance(Duration.ofMinutes(1));
    nodes
        .storage()
        .messages()
        .append(aDraft(anna, berta.account()), nodes.time.instant(), (_, _) -> {});
    nodes.time.advance(Duration.ofMinutes(5));
    assertThat(nodes.west.woken()).as("the east may be about to").isEmpty();

    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(80));

    assertThat(nodes.west.woken()).containsExactly(TOKEN);
  }
}
