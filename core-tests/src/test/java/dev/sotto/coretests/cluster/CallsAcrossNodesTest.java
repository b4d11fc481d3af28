// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.call.control.CallResult;
import dev.sotto.core.call.control.Calls.Placed;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.PartySignal.Kind;
import dev.sotto.core.call.signal.PartySignalling.Outcome;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.push.PushToken;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestCalls;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CallsAcrossNodesTest {
  private final TwoNodes nodes = new TwoNodes();
  private final Account anna = nodes.storedAccount("anna");
  private final Account berta = nodes.storedAccount("berta");
  private final DeviceAddress phone = nodes.storedDevice(anna.id());
  private final DeviceAddress tablet = nodes.storedDevice(berta.id());
  private final DeviceAddress laptop = nodes.storedDevice(berta.id());

  @BeforeEach
  void introduce() {
    nodes.introduce(anna, berta);
  }

  @Test
  void callShouldRingAndBeAnsweredOnTheOtherNode() {
    RecordingClient caller = nodes.connect(phone, nodes.east);
    RecordingClient callee = nodes.connect(tablet, nodes.west);
    RecordingClient other = nodes.connect(laptop, nodes.east);

    Call call = placed(nodes.east);
    answer(nodes.west, call.id(), tablet);

    for (RecordingClient client : List.of(caller, callee, other)) {
      assertThat(states(client)).containsExactly(CallState.RINGING, CallState.ANSWERED);
    }
    Call told = last(other);
    assertThat(told.party(berta.id()).orElseThrow().device()).isEqualTo(tablet.device().value());
  }

  @Test
  void signalsShouldReachTheDeviceThatJoinedAndNoOther() {
    RecordingClient caller = nodes.connect(phone, nodes.east);
    RecordingClient callee = nodes.connect(tablet, nodes.west);
    RecordingClient other = nodes.connect(laptop, nodes.west);
    Call call = placed(nodes.east);
    answer(nodes.west, call.id(), tablet);

    for (int i = 0; i < 20; i++) {
      assertThat(signal(nodes.east, call, phone, berta, "c" + i))
          .isEqualTo(new Outcome.Passed(true));
      assertThat(signal(nodes.west, call, tablet, anna, "d" + i))
          .isEqualTo(new Outcome.Passed(true));
    }

    assertThat(payloads(callee)).hasSize(20).startsWith("c0", "c1").endsWith("c19");
    assertThat(payloads(caller)).hasSize(20).startsWith("d0", "d1").endsWith("d19");
    assertThat(payloads(other)).isEmpty();
  }

  @Test
  void devicesShouldBeToldWhatWasSentBeforeTheyWoke() {
    nodes.storage().pushTokens().put(tablet, new PushToken("fcm:native:tablet"));
    nodes.storage().pushTokens().put(laptop, new PushToken("fcm:native:laptop"));
    nodes.connect(phone, nodes.east);
    Call call = placed(nodes.east);
    assertThat(signal(nodes.east, call, phone, berta, "offer"))
        .isEqualTo(new Outcome.Passed(false));
    assertThat(nodes.east.woken()).hasSize(2);

    for (DeviceAddress device : List.of(tablet, laptop)) {
      RecordingClient late = nodes.connect(device, nodes.west);
      nodes.west.sotto().calls().signalling().replay(late.connection());
      assertThat(states(late)).containsExactly(CallState.RINGING);
      assertThat(late.seen(PartySignal.class))
          .singleElement()
          .satisfies(signal -> assertThat(signal.replayed()).isTrue());
    }

    answer(nodes.west, call.id(), tablet);
    RecordingClient again = nodes.connect(tablet, nodes.east);
    nodes.east.sotto().calls().signalling().replay(again.connection());
    assertThat(states(again)).containsExactly(CallState.ANSWERED);
    assertThat(payloads(again)).isEmpty();
  }

  @Test
  void ringShouldWakeNobodyWhoIsConnectedElsewhere() {
    nodes.storage().pushTokens().put(tablet, new PushToken("fcm:native:tablet"));
    nodes.storage().pushTokens().put(laptop, new PushToken("fcm:native:laptop"));
    nodes.connect(tablet, nodes.west);

    placed(nodes.east);

    assertThat(nodes.east.woken()).containsExactly(new PushToken("fcm:native:laptop"));
  }

  @Test
  void ringShouldNotWakeClientsThatCannotAnswer() {
    DeviceAddress shared = DeviceAddress.shared(berta.id());
    nodes.storage().devices().ensure(shared, new DeviceName("shared"), nodes.time.instant());
    nodes.storage().pushTokens().put(shared, new PushToken("fcm:foxtrot:phone"));
    nodes.storage().pushTokens().put(tablet, new PushToken("fcm:native:tablet"));

    placed(nodes.east);

    assertThat(nodes.east.woken()).containsExactly(new PushToken("fcm:native:tablet"));
  }

  @Test
  void ringShouldEndOnceWhenTheNodeOfTheCallerIsKilled() {
    nodes.connect(phone, nodes.west);
    RecordingClient callee = nodes.connect(tablet, nodes.east);
    Call call = placed(nodes.west);

    nodes.west.kill();
    nodes.time.advance(Call.RING_TIME.plusSeconds(1));

    assertThat(states(callee)).containsExactly(CallState.RINGING, CallState.MISSED);
    assertThat(kept(call).state()).isEqualTo(CallState.MISSED);
  }

  @Test
  void ringShouldEndOnceWhenTheNodeOfTheCalleeIsKilled() {
    RecordingClient caller = nodes.connect(phone, nodes.east);
    nodes.connect(tablet, nodes.west);
    Call call = placed(nodes.east);

    nodes.west.kill();
    nodes.time.advance(Call.RING_TIME.plusSeconds(1));

    assertThat(states(caller)).containsExactly(CallState.RINGING, CallState.MISSED);
    assertThat(kept(call).version()).isEqualTo(2);
  }

  @Test
  void ringShouldEndForTheOtherNodeWhenTheBusHasLostEverything() {
    var lossy = new TwoNodes(DeafBus.LOST_HINTS);
    Account carla = lossy.storedAccount("carla");
    Account dora = lossy.storedAccount("dora");
    lossy.introduce(carla, dora);
    DeviceAddress from = lossy.storedDevice(carla.id());
    lossy.connect(from, lossy.east);
    RecordingClient deaf = lossy.connect(lossy.storedDevice(dora.id()), lossy.west);

    Call call = placed(lossy.east, from, dora);
    assertThat(deaf.seen(CallChanged.class)).isEmpty();
    assertThat(lossy.west.sotto().calls().control().live(dora.id())).containsExactly(call);
    lossy.time.advance(Call.RING_TIME);

    assertThat(lossy.west.sotto().calls().control().live(dora.id())).isEmpty();
    assertThat(lossy.west.sotto().calls().control().find(dora.id(), call.id()))
        .map(Call::state)
        .contains(CallState.MISSED);
  }

  @Test
  void signalShouldNotCountAsDeliveredWhenTheBusDoesNotTakeIt() {
    var away = new AtomicBoolean();
    var severed = new TwoNodes(PartitionedCoordination.whenever(away::get));
    Account carla = severed.storedAccount("carla");
    Account dora = severed.storedAccount("dora");
    severed.introduce(carla, dora);
    DeviceAddress from = severed.storedDevice(carla.id());
    DeviceAddress to = severed.storedDevice(dora.id());
    severed.connect(from, severed.west);
    severed.connect(to, severed.east);
    Call call = placed(severed.west, from, dora);

    assertThat(signal(severed.west, call, from, dora, "one")).isEqualTo(new Outcome.Passed(true));
    away.set(true);
    assertThat(signal(severed.west, call, from, dora, "two")).isEqualTo(new Outcome.Passed(false));
    answer(severed.east, call.id(), to);
    assertThat(signal(severed.west, call, from, dora, "three"))
        .isEqualTo(new Outcome.Passed(false));
    away.set(false);
    assertThat(signal(severed.west, call, from, dora, "four")).isEqualTo(new Outcome.Passed(true));
  }

  @Test
  void callShouldEndWhenADeviceOfItWasConnectedToNoNodeForAMinute() {
    RecordingClient caller = nodes.connect(phone, nodes.east);
    nodes.connect(tablet, nodes.west);
    Call call = placed(nodes.east);
    answer(nodes.west, call.id(), tablet);

    nodes.west.kill();
    // A minute, the lease of the dead node, and the time between two looks.
    nodes.time.advance(Duration.ofSeconds(55));
    assertThat(kept(call).state()).isEqualTo(CallState.ANSWERED);
    nodes.time.advance(Duration.ofSeconds(30));

    assertThat(states(caller))
        .containsExactly(CallState.RINGING, CallState.ANSWERED, CallState.ENDED);
    assertThat(nodes.east.sotto().calls().control().live(anna.id())).isEmpty();
  }

  @Test
  void callShouldGoOnWhileItsDevicesAreConnectedSomewhere() {
    nodes.connect(phone, nodes.east);
    RecordingClient first = nodes.connect(tablet, nodes.west);
    Call call = placed(nodes.east);
    answer(nodes.west, call.id(), tablet);

    for (int i = 0; i < 6; i++) {
      nodes.time.advance(Duration.ofSeconds(10));
      first.leave();
      nodes.time.advance(Duration.ofSeconds(40));
      first = nodes.connect(tablet, i % 2 == 0 ? nodes.east : nodes.west);
    }

    assertThat(kept(call).state()).isEqualTo(CallState.ANSWERED);
  }

  @Test
  void callShouldHaveOneEndWhenAllActAtOnceOnBothNodes() {
    for (int round = 0; round < 200; round++) {
      RecordingClient watcher = nodes.connect(nodes.storedDevice(anna.id()), nodes.east);
      Call call = placed(nodes.east);
      List<CallAction> actions =
          List.of(
              new CallAction.Answer(tablet),
              new CallAction.Decline(laptop),
              new CallAction.End(phone),
              new CallAction.Busy(tablet),
              new CallAction.Answer(laptop),
              new CallAction.End(tablet),
              new CallAction.End(laptop),
              new CallAction.Decline(tablet));

      Concurrently.run(
          actions.size(),
          i -> act(i % 2 == 0 ? nodes.east : nodes.west, call.id(), actions.get(i)));
      act(nodes.west, call.id(), new CallAction.End(phone));

      Call end = kept(call);
      assertThat(end.state().isFinal()).isTrue();
      assertThat(end.parties()).noneMatch(party -> party.state() == PartyState.JOINED);
      List<Long> told =
          watcher.seen(CallChanged.class).stream()
              .map(CallChanged::call)
              .filter(seen -> seen.id().equals(call.id()))
              .map(Call::version)
              .toList();
      assertThat(told).hasSize((int) end.version()).hasSize(new HashSet<>(told).size());
      watcher.leave();
      nodes.storage().devices().remove(watcher.connection().device());
    }
  }

  private Call placed(TestNode node) {
    return placed(node, phone, berta);
  }

  private static Call placed(TestNode node, DeviceAddress from, Account to) {
    var placing = TestCalls.aPlacing(UUID.randomUUID().toString(), from, to.id());
    return switch (node.sotto().calls().control().place(placing)) {
      case Placed.New(var call) -> call;
      case Placed other -> throw new AssertionError(other);
    };
  }

  private static void answer(TestNode node, CallId call, DeviceAddress by) {
    assertThat(node.sotto().calls().control().answer(call, by)).isInstanceOf(CallResult.Done.class);
  }

  static void act(TestNode node, CallId call, CallAction action) {
    var calls = node.sotto().calls().control();
    var _ =
        switch (action) {
          case CallAction.Answer(var by) -> calls.answer(call, by);
          case CallAction.Decline(var by) -> calls.decline(call, by);
          case CallAction.Busy(var by) -> calls.busy(call, by);
          case CallAction.End(var by) -> calls.end(call, by);
          case CallAction.Lose _ -> throw new AssertionError("not asked for by a client");
        };
  }

  private static Outcome signal(
      TestNode node, Call call, DeviceAddress from, Account to, String payload) {
    var signal = new PartySignal(call.id(), from, to.id(), Kind.CANDIDATE, payload, false);
    return node.sotto().calls().signalling().signal(signal);
  }

  private Call kept(Call call) {
    return nodes.storage().calls().find(call.id()).orElseThrow();
  }

  private static Call last(RecordingClient client) {
    return client.seen(CallChanged.class).getLast().call();
  }

  private static List<CallState> states(RecordingClient client) {
    return client.seen(CallChanged.class).stream().map(event -> event.call().state()).toList();
  }

  private static List<String> payloads(RecordingClient client) {
    return client.seen(PartySignal.class).stream().map(PartySignal::payload).toList();
  }
}
