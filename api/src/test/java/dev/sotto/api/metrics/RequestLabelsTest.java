// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RequestLabelsTest {
  @Test
  void ofShouldNotKeepTheMethodWhenItIsUnknown() {
    assertThat(RequestLabels.of("PATCH", "/", 200).method()).isEqualTo("PATCH");
    assertThat(RequestLabels.of("ALICE", "/", 200).method()).isEqualTo("other");
  }
}
