// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class LatencySamplesTest {
  @Test
  void percentileShouldBeTheNearestRank() {
    var low = new LatencySamples();
    var high = new LatencySamples();
    for (int i = 1; i <= 1_500; i++) {
      low.add(i);
      high.add(1_500 + i);
    }

    LatencySamples all = LatencySamples.join(List.of(high, low));

    assertThat(all.size()).isEqualTo(3_000);
    assertThat(all.percentile(50)).isEqualTo(1_500);
    assertThat(all.percentile(99)).isEqualTo(2_970);
    assertThat(all.percentile(100)).isEqualTo(3_000);
  }

  @Test
  void percentileShouldBeZeroWhenThereAreNoSamples() {
    assertThat(new LatencySamples().percentile(50)).isZero();
  }
}
