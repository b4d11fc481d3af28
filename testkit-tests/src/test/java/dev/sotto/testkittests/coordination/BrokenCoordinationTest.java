// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.call.ForwardingSignalCache;
import dev.sotto.testkit.cluster.ForwardingBus;
import dev.sotto.testkit.cluster.ForwardingRoster;
import dev.sotto.testkit.relay.ForwardingRelayStore;
import dev.sotto.testkit.room.ForwardingRoomSeats;
import dev.sotto.testkittests.defect.ContractRun;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenCoordinationTest {
  /// Every port passes through the decorators of the defects; nothing is wrong.
  private static final UnaryOperator<Coordination> NO_DEFECT =
      all(
          List.of(
              Among.bus(real -> (ForwardingBus) () -> real),
              Among.callCache(real -> (ForwardingSignalCache) () -> real),
              Among.roster(real -> (ForwardingRoster) () -> real),
              Among.roomSeats(real -> (ForwardingRoomSeats) () -> real),
              Among.relay(real -> (ForwardingRelayStore) () -> real)));

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheAdapterIsBroken(Defect<Coordination> defect) {
    assertThat(defect.run(CoordinationUnderTest.DEFECT).failures())
        .as(defect.name())
        .contains(defect.caughtBy());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specimens")
  void contractShouldPassWhenNothingIsBroken(Class<?> specimen) {
    ContractRun run =
        ScopedValue.where(CoordinationUnderTest.DEFECT, NO_DEFECT)
            .call(() -> ContractRun.of(specimen));

    assertThat(run.tests()).isGreaterThan(5);
    assertThat(run.failures()).isEmpty();
  }

  static Stream<Defect<Coordination>> defects() {
    return Stream.of(CoordinationDefects.ALL, ClusterDefects.ALL, RoomSeatsDefects.ALL)
        .flatMap(List::stream);
  }

  static Stream<Class<?>> specimens() {
    return Stream.of(CoordinationUnderTest.ALL, NodesUnderTest.ALL).flatMap(List::stream);
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
