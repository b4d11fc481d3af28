// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.requester;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.api.ApiSettings;
import dev.sotto.core.bound.PoolClient;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PoolClientResolverTest {
  private static final ApiSettings.Listener LISTENER =
      new ApiSettings.Listener("127.0.0.1", 0, "", List.of("10.0.0.0/8"));

  private final PoolClientResolver sharers = new PoolClientResolver(LISTENER, true);

  @Test
  void clientsShouldShareByAddressAndSite() {
    assertThat(of("192.0.2.1")).isEqualTo(PoolClient.at("192.0.2.1", "192.0.2.1"));
    assertThat(of("2001:db8:1:2::3")).isEqualTo(of("2001:db8:1:2::4"));
    assertThat(of("2001:db8:1:2::3").groups())
        .containsAnyElementsOf(of("2001:db8:1:9::3").groups());
    assertThat(of("2001:db8:1:2::3").groups())
        .doesNotContainAnyElementsOf(of("2001:db8:2:2::3").groups());
  }

  @Test
  void proxyShouldNotBeHeldToAShareOfItsOwn() {
    assertThat(of("10.1.2.3")).isEqualTo(PoolClient.EXEMPT);
  }

  @Test
  void nobodyShouldBeHeldToAShareWithoutLimits() {
    assertThat(new PoolClientResolver(LISTENER, false).ofPeer(InetAddress.ofLiteral("192.0.2.1")))
        .isEqualTo(PoolClient.UNLIMITED);
  }

  private PoolClient of(String address) {
    return sharers.ofPeer(InetAddress.ofLiteral(address));
  }
}
