// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.bound.Bound;
import org.junit.jupiter.api.Test;

/// The initiator that an empty room remembers, and its bound.
final class RememberedInitiatorTest {
  @Test
  void claimedShouldNotRememberWhatIsLong() {
    String room = "r".repeat(Bound.EMPTY_ROOM.most() - 100);
    String device = "d".repeat(100);

    assertThat(RememberedInitiator.claimed(room, device))
        .isEqualTo(new RememberedInitiator(device, false));
    assertThat(RememberedInitiator.claimed(room, device + "d"))
        .isEqualTo(RememberedInitiator.UNKNOWN);
  }
}
