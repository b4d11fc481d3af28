// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.Coordination;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenCoordinationTest {
  /// Every port passes through the decorators of the defects; nothing is wrong.
  private static final UnaryOperator<Coordination> NO_DEFECT =
      all(
          List.of(
              Among.callCache(real -> (OverCalls) () -> real),
              Among.relay(real -> (OverRelay) () -> real)));

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheAdapterIsBroken(Defect<Coordination> defect) {
    assertThat(defect.run(CoordinationSpecimen.DEFECT).failures()).contains(defect.caughtBy());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specimens")
  void contractShouldPassWhenNothingIsBroken(Class<?> specimen) {
    ContractRun run =
        ScopedValue.where(CoordinationSpecimen.DEFECT, NO_DEFECT)
            .call(() -> ContractRun.of(specimen));

    assertThat(run.tests()).isGreaterThan(5);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<Coordination>> defects() {
    return CoordinationDefects.ALL;
  }

  static List<Class<?>> specimens() {
    return CoordinationSpecimen.ALL;
  }

  private static UnaryOperator<Coordination> all(List<UnaryOperator<Coordination>> layers) {
    return real -> {
      Coordination layered = real;
      for (UnaryOperator<Coordination> layer : layers) {
        layered = layer.apply(layered);
      }
      return layered;
    };
  }
}
