// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.control.CallResult;
import dev.sotto.core.call.control.CallTimeouts;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.call.control.Calls.Placed;
import dev.sotto.core.cluster.Roster;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.data.TestCalls;
import dev.sotto.testkit.spi.Broken;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What happens to calls by itself, and what when nobody watches.
final class CallTimeoutsTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void callShouldBeMissedByTheClockAlsoWhileNobodyWatches() {
    var scene = new Scene(UnaryOperator.identity());
    RecordingClient caller = scene.nodes.connect(scene.phone, scene.nodes.east);
    Call call = scene.placed();
    scene.nodes.east.freeze();
    scene.nodes.west.freeze();

    scene.nodes.time.advance(Call.RING_TIME);

    assertThat(scene.calls().find(scene.anna.id(), call.id()))
        .map(Call::state)
        .contains(CallState.MISSED);
    assertThat(scene.calls().newest(scene.anna.id(), 10))
        .extracting(Call::state)
        .containsExactly(CallState.MISSED);
    assertThat(scene.calls().live(scene.berta.id())).isEmpty();
    assertThat(states(caller)).containsExactly(CallState.RINGING);
    // Nobody is busy because of it, and whoever is too late writes it down.
    assertThat(scene.calls().answer(call.id(), scene.tablet))
        .isEqualTo(new CallResult.Refused(CallTransition.Reason.OVER));
    assertThat(states(caller)).containsExactly(CallState.RINGING, CallState.MISSED);
    assertThat(scene.placed().state()).isEqualTo(CallState.RINGING);
  }

  @Test
  void callShouldBeAnsweredInTheLastMillisecond() {
    var scene = new Scene(UnaryOperator.identity());
    Call call = scene.placed();
    scene.nodes.time.advance(Call.RING_TIME.minusMillis(1));

    assertThat(scene.calls().answer(call.id(), scene.tablet)).isInstanceOf(CallResult.Done.class);
  }

  @Test
  void callShouldGoOnWhileNobodyKnowsWhoIsConnected() {
    var scene = new Scene(Broken.port(Coordination.class, Roster.class, UnavailableRoster::new));
    Call call = scene.answeredAtEast();
    // The west alone watches, and cannot see the east.
    scene.nodes.east.freeze();

    scene.nodes.time.advance(LONG);

    assertThat(scene.kept(call).state()).isEqualTo(CallState.ANSWERED);
  }

  @Test
  void callShouldEndWhenTheNodeOfItsDevicesIsDead() {
    var scene = new Scene(UnaryOperator.identity());
    Call call = scene.answeredAtEast();
    scene.nodes.east.freeze();

    scene.nodes.time.advance(LONG);

    assertThat(scene.kept(call).state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void callsShouldBeForgottenNinetyDaysAfterTheirEnd() {
    var scene = new Scene(UnaryOperator.identity());
    Call call = scene.placed();
    scene.calls().end(call.id(), scene.phone);
    scene.nodes.east.freeze();
    scene.nodes.west.freeze();

    scene.nodes.time.advance(CallTimeouts.KEPT);
    assertThat(scene.nodes.east.sotto().calls().timeouts().sweep()).isZero();
    scene.nodes.time.advance(Duration.ofMillis(1));
    assertThat(scene.nodes.east.sotto().calls().timeouts().sweep()).isEqualTo(1);

    assertThat(scene.calls().newest(scene.anna.id(), 10)).isEmpty();
    assertThat(scene.calls().before(scene.anna.id(), call.id(), 10)).isEmpty();
  }

  private static List<CallState> states(RecordingClient client) {
    return client.seen(CallChanged.class).stream().map(event -> event.call().state()).toList();
  }

  /// Anna with a phone and Berta with a tablet, who know each other.
  private static final class Scene {
    final TwoNodes nodes;
    final Account anna;
    final Account berta;
    final DeviceAddress phone;
    final DeviceAddress tablet;

    Scene(UnaryOperator<Coordination> forWest) {
      nodes = new TwoNodes(forWest);
      anna = nodes.storedAccount("anna");
      berta = nodes.storedAccount("berta");
      nodes.introduce(anna, berta);
      phone = nodes.storedDevice(anna.id());
      tablet = nodes.storedDevice(berta.id());
    }

    Calls calls() {
      return nodes.east.sotto().calls().control();
    }

    Call placed() {
      var placing = TestCalls.aPlacing(UUID.randomUUID().toString(), phone, berta.id());
      return switch (calls().place(placing)) {
        case Placed.New(var call) -> call;
        case Placed other -> throw new AssertionError(other);
      };
    }

    /// {@return a call that both take part in, connected to the east}
    Call answeredAtEast() {
      nodes.connect(phone, nodes.east);
      nodes.connect(tablet, nodes.east);
      Call call = placed();
      assertThat(calls().answer(call.id(), tablet)).isInstanceOf(CallResult.Done.class);
      return call;
    }

    Call kept(Call call) {
      return nodes.storage().calls().find(call.id()).orElseThrow();
    }
  }
}
