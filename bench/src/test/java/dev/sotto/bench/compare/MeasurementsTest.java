// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MeasurementsTest {
  @Test
  void mostShouldBeTheGreatestValue() {
    assertThat(Measurements.most(List.of(9.0, 1.0, 12.0, 2.0))).isEqualTo(12);
    assertThat(Measurements.most(List.of())).isNaN();
  }

  @Test
  void medianShouldBeTheValueInTheMiddle() {
    assertThat(Measurements.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Measurements.median(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(3);
    assertThat(Measurements.median(List.of())).isNaN();
  }

  @Test
  void textShouldHaveThreeDigitsOrMore() {
    assertThat(List.of(5917.4, 12.34, 1.5, 0.0123).stream().map(Measurements::text))
        .containsExactly("5,917", "12.3", "1.50", "0.012");
    assertThat(Measurements.text(Double.NaN)).isEqualTo("–");
  }
}
