// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.fuzz.Fuzzing;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveFuzzTest {
  @Test
  void keptInputsShouldBreakNothing() throws Exception {
    for (byte[] input : Fuzzing.kept("archive")) {
      ArchiveFuzz.fuzzerTestOneInput(input);
    }
  }

  @Tag("full")
  @Test
  void noInputShouldBreakAnything(@TempDir Path work) throws Exception {
    var report = Fuzzing.explore(ArchiveFuzz.class, "archive", work);

    assertThat(report.status()).as(report.output()).isZero();
    assertThat(report.runs()).as(report.output()).isPositive();
  }
}
