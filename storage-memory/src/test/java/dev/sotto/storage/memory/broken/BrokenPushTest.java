// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.push.PushSender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenPushTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheSenderIsBroken(Defect<PushSender> defect) {
    assertThat(defect.run(PushSpecimen.DEFECT).failures())
        .as(defect.name())
        .contains(defect.caughtBy());
  }

  @Test
  void contractShouldPassWhenNothingIsBroken() {
    ContractRun run = ContractRun.of(PushSpecimen.class);

    assertThat(run.tests()).isEqualTo(13);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<PushSender>> defects() {
    return PushDefects.ALL;
  }
}
