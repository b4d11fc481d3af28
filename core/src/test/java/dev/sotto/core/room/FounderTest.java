// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.limit.Bound;
import org.junit.jupiter.api.Test;

/// What an empty room may have to remember.
final class FounderTest {
  @Test
  void claimedShouldNotRememberWhatIsLong() {
    String room = "r".repeat(Bound.EMPTY_ROOM.most() - 100);
    String device = "d".repeat(100);

    assertThat(Founder.claimed(room, device)).isEqualTo(new Founder(device, false));
    assertThat(Founder.claimed(room, device + "d")).isEqualTo(Founder.UNKNOWN);
  }
}
