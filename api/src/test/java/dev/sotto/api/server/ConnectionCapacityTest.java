// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ConnectionCapacityTest {
  @Test
  void placesShouldBeWhatTheLimitOfDescriptorsLeaves() {
    assertThat(ConnectionCapacity.of(512, 110)).isEqualTo(306);
    assertThat(ConnectionCapacity.of(20_000, 150)).isEqualTo(17_350);
    assertThat(ConnectionCapacity.of(1_048_576, 150)).isEqualTo(60_000);
  }

  @Test
  void serverShouldSayWhatToRaiseWhenTheLimitIsTooLow() {
    assertThatThrownBy(() -> ConnectionCapacity.of(300, 110))
        .isInstanceOf(TooFewFileDescriptorsException.class)
        .hasMessageContaining("may open 300 files")
        .hasMessageContaining("at least 334")
        .hasMessageContaining("LimitNOFILE");
  }
}
