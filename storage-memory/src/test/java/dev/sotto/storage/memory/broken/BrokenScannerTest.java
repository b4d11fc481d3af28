// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.Scanner;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenScannerTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheScannerIsBroken(Defect<Scanner> defect) {
    assertThat(defect.run(ScannerSpecimen.DEFECT).failures())
        .as(defect.name())
        .contains(defect.caughtBy());
  }

  @Test
  void contractShouldPassWhenNothingIsBroken() {
    ContractRun run = ContractRun.of(ScannerSpecimen.class);

    assertThat(run.tests()).isGreaterThan(10);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<Scanner>> defects() {
    return ScannerDefects.ALL;
  }
}
