// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.cluster.Bus;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.limit.TokenBucketStore;
import dev.sotto.core.relay.RelayStore;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Coordination;
import dev.sotto.storage.memory.coordination.MemoryCoordinationProvider;
import dev.sotto.testkit.call.ForwardingSignalCache;
import dev.sotto.testkit.cluster.ForwardingBus;
import dev.sotto.testkit.cluster.ForwardingRoster;
import dev.sotto.testkit.limit.ForwardingTokenBucketStore;
import dev.sotto.testkit.relay.ForwardingRelayStore;
import dev.sotto.testkit.room.ForwardingRoomSeats;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.ContractRun;
import dev.sotto.testkittests.defect.CoveredPorts;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BrokenCoordinationTest {
  /// Every port passes through the decorators of the defects; nothing is wrong.
  private static final UnaryOperator<Coordination> NO_DEFECT =
      Broken.all(
          List.of(
              Broken.port(Coordination.class, Bus.class, real -> (ForwardingBus) () -> real),
              Broken.port(
                  Coordination.class,
                  TokenBucketStore.class,
                  real -> (ForwardingTokenBucketStore) () -> real),
              Broken.port(
                  Coordination.class,
                  SignalCache.class,
                  real -> (ForwardingSignalCache) () -> real),
              Broken.port(Coordination.class, Roster.class, real -> (ForwardingRoster) () -> real),
              Broken.port(
                  Coordination.class, RoomSeats.class, real -> (ForwardingRoomSeats) () -> real),
              Broken.port(
                  Coordination.class,
                  RelayStore.class,
                  real -> (ForwardingRelayStore) () -> real)));

  @Test
  void defectsShouldAllBeThere() {
    assertThat(defects()).hasSize(88).extracting(Defect::name).doesNotHaveDuplicates();
  }

  @Test
  void everyPortShouldHaveADefect() {
    try (Coordination sound = new MemoryCoordinationProvider().open(AdapterUrl.parse("memory:"))) {
      assertThat(CoveredPorts.by(defects(), Coordination.class, sound))
          .isEqualTo(CoveredPorts.all(Coordination.class));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("defects")
  void contractShouldFailWhenTheAdapterIsBroken(Defect<Coordination> defect) {
    defect.mustBeCaught(CoordinationUnderTest.DEFECT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("contracts")
  void contractShouldPassWhenNothingIsBroken(Class<?> contract) {
    ContractRun run =
        ScopedValue.where(CoordinationUnderTest.DEFECT, NO_DEFECT)
            .call(() -> ContractRun.of(contract));

    assertThat(run.tests()).isGreaterThan(5);
    assertThat(run.failures()).isEmpty();
  }

  static List<Defect<Coordination>> defects() {
    return Stream.of(CoordinationDefects.ALL, ClusterDefects.ALL, RoomSeatsDefects.ALL)
        .flatMap(List::stream)
        .toList();
  }

  static Stream<Class<?>> contracts() {
    return Stream.of(CoordinationUnderTest.CONTRACTS, NodesUnderTest.CONTRACTS)
        .flatMap(List::stream);
  }
}
