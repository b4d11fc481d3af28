// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.push.PushSender;
import dev.sotto.testkittests.defect.ContractRun;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenPushSenderTest {
  @Test
  void defectsShouldAllBeThere() {
    assertThat(defects()).hasSize(16).extracting(Defect::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheSenderIsBroken(Defect<PushSender> defect) {
    defect.mustBeCaught(PushSenderUnderTest.DEFECT);
  }

  @Test
  void contractShouldPassWhenNothingIsBroken() {
    ContractRun run = ContractRun.of(PushSenderUnderTest.class);

    assertThat(run.tests()).isEqualTo(13);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<PushSender>> defects() {
    return PushSenderDefects.ALL;
  }
}
