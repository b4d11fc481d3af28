// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.fuzz.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeMessageFuzzTest {
  @Test
  void keptInputsShouldBreakNothing() {
    Fuzzing.kept("node").forEach(NodeMessageFuzz::fuzzerTestOneInput);
  }

  @Tag("full")
  @Test
  void noInputShouldBreakAnything(@TempDir Path work) throws Exception {
    var report = Fuzzing.explore(NodeMessageFuzz.class, "node", work);

    assertThat(report.status()).as(report.output()).isZero();
    assertThat(report.runs()).as(report.output()).isPositive();
  }
}
