// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.call.control.CallResult;
import dev.sotto.core.call.control.Calls;
import dev.sotto.core.call.control.Calls.Placed;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// An account takes part in one call at a time, at whatever node its devices are, and a device that
/// is gone does not keep it from the next one.
final class OneCallPerAccountTest {
  private final TwoNodes nodes = new TwoNodes();
  private final Account anna = nodes.storedAccount("anna");
  private final Account berta = nodes.storedAccount("berta");
  private final Account carla = nodes.storedAccount("carla");
  private final DeviceAddress phone = nodes.storedDevice(anna.id());
  private final DeviceAddress tablet = nodes.storedDevice(anna.id());
  private final DeviceAddress ofBerta = nodes.storedDevice(berta.id());
  private final DeviceAddress ofCarla = nodes.storedDevice(carla.id());

  @BeforeEach
  void introduce() {
    nodes.introduce(anna, berta);
    nodes.introduce(anna, carla);
    nodes.introduce(berta, carla);
  }

  @Test
  void oneShouldRingWhenTwoCallEachOtherAtOnce() {
    raceToEachOther(30);
  }

  @Test
  @Tag("full")
  void oneShouldRingWhenTwoCallEachOtherAtOnceAThousandTimes() {
    raceToEachOther(1_000);
  }

  private void raceToEachOther(int rounds) {
    for (int round = 0; round < rounds; round++) {
      List<Placed> placed =
          Concurrently.call(
              2, i -> i == 0 ? place(nodes.east, phone, berta) : place(nodes.west, ofBerta, anna));

      // The other call is kept and busy at once, or was refused as the account was joining.
      List<Call> ringing =
          placed.stream()
              .map(OneCallPerAccountTest::call)
              .filter(OneCallPerAccountTest::rings)
              .toList();
      assertThat(ringing).hasSize(1);
      Call call = ringing.getFirst();
      DeviceAddress callee = call.caller().equals(anna.id()) ? ofBerta : phone;
      Call joined = done(calls(nodes.west).answer(call.id(), callee));
      assertThat(joined.state()).isEqualTo(CallState.ANSWERED);
      assertThat(calls(nodes.east).live(anna.id())).containsExactly(joined);
      calls(nodes.east).end(call.id(), callee);
    }
  }

  @Test
  void oneShouldBeInAnotherCallWhenTwoDevicesAnswerTwoCallsAtOnce() {
    raceToAnswer(30);
  }

  @Test
  @Tag("full")
  void oneShouldBeInAnotherCallWhenTwoDevicesAnswerTwoCallsAtOnceAThousandTimes() {
    raceToAnswer(1_000);
  }

  private void raceToAnswer(int rounds) {
    for (int round = 0; round < rounds; round++) {
      List<CallId> calls =
          List.of(
              call(place(nodes.east, ofBerta, anna)).id(),
              call(place(nodes.west, ofCarla, anna)).id());
      List<DeviceAddress> devices = List.of(phone, tablet);

      List<CallResult> answers =
          Concurrently.call(
              2, i -> calls(i == 0 ? nodes.east : nodes.west).answer(calls.get(i), devices.get(i)));

      assertThat(answers).filteredOn(CallResult.Done.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(new CallResult.InAnotherCall()::equals).hasSize(1);
      for (CallId id : calls) {
        for (DeviceAddress caller : List.of(ofBerta, ofCarla)) {
          calls(nodes.east).end(id, caller);
        }
      }
    }
  }

  @Test
  void answerShouldKeepOnesOwnCallWhenTheOtherCannotBeHad() {
    Call other = call(place(nodes.west, ofCarla, anna));
    Call own = call(place(nodes.east, phone, berta));
    done(calls(nodes.east).answer(own.id(), ofBerta));
    calls(nodes.west).end(other.id(), ofCarla);

    CallResult answer = calls(nodes.east).answer(other.id(), phone);

    assertThat(answer).isInstanceOf(CallResult.Refused.class);
    assertThat(kept(own).state()).isEqualTo(CallState.ANSWERED);
  }

  @Test
  void callToTheBusyShouldNotEndOnesOwn() {
    Call busy = call(place(nodes.east, ofBerta, carla));
    done(calls(nodes.east).answer(busy.id(), ofCarla));
    DeviceAddress dora = nodes.storedDevice("dora");
    nodes.storage().contacts().add(anna.id(), dora.account(), nodes.time.instant(), 10_000);
    Call own =
        call(
            place(
                nodes.east, phone, nodes.storage().accounts().find(dora.account()).orElseThrow()));

    Call second = call(place(nodes.east, phone, berta));

    assertThat(second.state()).isEqualTo(CallState.BUSY);
    assertThat(kept(own).state()).isEqualTo(CallState.RINGING);
  }

  @Test
  void crashedDeviceShouldNotKeepItsAccountBusyForItsOtherDevices() {
    RecordingClient crashed = nodes.connect(phone, nodes.east);
    RecordingClient other = nodes.connect(tablet, nodes.west);
    RecordingClient peer = nodes.connect(ofBerta, nodes.west);
    Call call = call(place(nodes.east, phone, berta));
    done(calls(nodes.west).answer(call.id(), ofBerta));
    nodes.time.advance(Duration.ofSeconds(30));
    assertThat(place(nodes.west, tablet, carla)).isEqualTo(new Placed.InAnotherCall());

    crashed.leave();

    // Others can ring the account, and another device of it answers, at once.
    Call rung = call(place(nodes.west, ofCarla, anna));
    assertThat(rung.state()).isEqualTo(CallState.RINGING);
    assertThat(last(other)).isEqualTo(rung);
    assertThat(kept(call).state()).isEqualTo(CallState.ANSWERED);
    assertThat(done(calls(nodes.west).answer(rung.id(), tablet)).state())
        .isEqualTo(CallState.ANSWERED);
    assertThat(kept(call).state()).isEqualTo(CallState.ENDED);
    assertThat(peer.seen(CallChanged.class))
        .extracting(event -> event.call().state())
        .contains(CallState.ENDED);
  }

  @Test
  void otherDeviceShouldPlaceACallOnceTheOneThatTookPartIsGone() {
    RecordingClient crashed = nodes.connect(phone, nodes.east);
    nodes.connect(tablet, nodes.west);
    Call call = call(place(nodes.east, phone, berta));
    done(calls(nodes.west).answer(call.id(), ofBerta));
    nodes.time.advance(Duration.ofSeconds(30));
    crashed.leave();

    // The peer of the crashed device is called again by the other one.
    assertThat(call(place(nodes.west, tablet, berta)).state()).isEqualTo(CallState.RINGING);
    assertThat(kept(call).state()).isEqualTo(CallState.ENDED);
  }

  @Test
  void deviceThatIsConnectedAnywhereShouldKeepItsAccountBusy() {
    nodes.connect(phone, nodes.east);
    Call call = call(place(nodes.east, phone, berta));
    done(calls(nodes.west).answer(call.id(), ofBerta));
    nodes.time.advance(Duration.ofSeconds(50));

    assertThat(call(place(nodes.west, ofCarla, anna)).state()).isEqualTo(CallState.BUSY);
    assertThat(place(nodes.west, tablet, carla)).isEqualTo(new Placed.InAnotherCall());
  }

  @Test
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void deviceShouldBeRefusedAndNotTriedForEverWhenVeryManyCallsRing() {
    Call own = call(place(nodes.east, ofBerta, anna));
    nodes.time.advance(Duration.ofSeconds(1));
    var ringing = new ArrayList<Call>();
    for (int i = 0; i < 101; i++) {
      Account caller = nodes.storedAccount("caller" + i);
      nodes.introduce(caller, anna);
      ringing.add(call(place(nodes.west, nodes.storedDevice(caller.id()), anna)));
    }
    Call joined = done(calls(nodes.east).answer(own.id(), phone));

    assertThat(calls(nodes.east).answer(ringing.getLast().id(), phone))
        .isEqualTo(new CallResult.InAnotherCall());
    assertThat(place(nodes.east, phone, carla)).isEqualTo(new Placed.InAnotherCall());
    assertThat(kept(own)).isEqualTo(joined);
  }

  private Placed place(TestNode node, DeviceAddress from, Account to) {
    return calls(node).place(TestCalls.aPlacing(UUID.randomUUID().toString(), from, to.id()));
  }

  private static Calls calls(TestNode node) {
    return node.sotto().calls().control();
  }

  private static Call call(Placed placed) {
    return switch (placed) {
      case Placed.New(var call) -> call;
      case Placed other -> throw new AssertionError(other);
    };
  }

  private static boolean rings(Call call) {
    return call.parties().stream().anyMatch(party -> party.state() == PartyState.RINGING);
  }

  private static Call done(CallResult result) {
    return switch (result) {
      case CallResult.Done(var call) -> call;
      case CallResult other -> throw new AssertionError(other);
    };
  }

  private Call kept(Call call) {
    return nodes.storage().calls().find(call.id()).orElseThrow();
  }

  private static Call last(RecordingClient client) {
    return client.seen(CallChanged.class).getLast().call();
  }
}
