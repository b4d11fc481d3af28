// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.PasswordHasher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenHasherTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheHasherIsBroken(Defect<PasswordHasher> defect) {
    assertThat(defect.run(HasherSpecimen.DEFECT).failures())
        .as(defect.name())
        .contains(defect.caughtBy());
  }

  @Test
  void contractShouldPassWhenNothingIsBroken() {
    ContractRun run = ContractRun.of(HasherSpecimen.class);

    assertThat(run.tests()).isEqualTo(8);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<PasswordHasher>> defects() {
    return HasherDefects.ALL;
  }
}
