// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.password;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.PasswordHasher;
import dev.sotto.testkittests.defect.ContractRun;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenPasswordHasherTest {
  @Test
  void defectsShouldAllBeThere() {
    assertThat(defects()).hasSize(9).extracting(Defect::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheHasherIsBroken(Defect<PasswordHasher> defect) {
    defect.mustBeCaught(PasswordHasherUnderTest.DEFECT);
  }

  @Test
  void contractShouldPassWhenNothingIsBroken() {
    ContractRun run = ContractRun.of(PasswordHasherUnderTest.class);

    assertThat(run.tests()).isEqualTo(8);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<PasswordHasher>> defects() {
    return PasswordHasherDefects.ALL;
  }
}
