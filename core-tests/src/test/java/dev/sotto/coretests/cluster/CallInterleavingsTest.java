// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallChanged;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.call.control.Calls.Placed;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.coretests.call.CallModel;
import dev.sotto.coretests.call.CallModelStep;
import dev.sotto.testkit.TestInstants;
import dev.sotto.testkit.data.TestAccounts;
import dev.sotto.testkit.data.TestCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Every order of events, up to a depth, at two nodes: the caller and the second device of the
/// callee are connected to the east, the first device of the callee to the west, which may be
/// killed at any moment.
@Tag("full")
final class CallInterleavingsTest {
  private static final DeviceAddress PHONE = DeviceAddress.of(1, 1);
  private static final DeviceAddress TABLET = DeviceAddress.of(2, 1);
  private static final DeviceAddress LAPTOP = DeviceAddress.of(2, 2);
  private static final int DEPTH = 3;

  /// As nobody is a party of this number, it stands for the end of the west.
  private static final CallModelStep KILL = new CallModelStep("kill", 9, 0);

  private static final List<CallModelStep> MOVES =
      List.of(
          new CallModelStep("wait", 0, 0),
          new CallModelStep("answer", 1, 1),
          new CallModelStep("answer", 1, 2),
          new CallModelStep("decline", 1, 2),
          new CallModelStep("busy", 1, 1),
          new CallModelStep("end", 0, 1),
          new CallModelStep("end", 1, 1),
          new CallModelStep("end", 1, 2),
          KILL);

  private int orders;

  @Test
  void callShouldEndOnceInEveryOrderOfEventsAtTwoNodes() {
    explore(List.of());

    assertThat(orders).isGreaterThan(600);
  }

  private void explore(List<CallModelStep> path) {
    if (path.size() == DEPTH) {
      orders++;
      run(path);
      return;
    }
    for (CallModelStep move : MOVES) {
      if (!path.contains(KILL) || (!move.equals(KILL) && !isAtWest(move))) {
        var longer = new ArrayList<>(path);
        longer.add(move);
        explore(longer);
      }
    }
  }

  private static boolean isAtWest(CallModelStep move) {
    return move.party() == 1 && move.device() == 1;
  }

  private static void run(List<CallModelStep> path) {
    var nodes = new TwoNodes();
    prepare(nodes);
    RecordingClient phone = nodes.connect(PHONE, nodes.east);
    RecordingClient laptop = nodes.connect(LAPTOP, nodes.east);
    RecordingClient tablet = nodes.connect(TABLET, nodes.west);
    var calls = nodes.east.sotto().calls().control();
    var placed = calls.place(TestCalls.aPlacing("call", PHONE, TABLET.account()));
    assertThat(placed).isInstanceOf(Placed.New.class);

    CallModel model = CallModel.placed(1);
    for (CallModelStep move : path) {
      model = step(nodes, phone, move, model);
      assertThat(model.fits(last(phone))).as("%s: %s", path, last(phone)).isTrue();
    }
    nodes.time.advance(Duration.ofMinutes(3));

    Call end = nodes.storage().calls().find(last(phone).id()).orElseThrow();
    assertThat(end.state().isFinal() || isBetween(end, PHONE, LAPTOP) || isWhole(end, path))
        .as("%s: %s", path, end)
        .isTrue();
    assertThat(end.parties())
        .noneMatch(party -> party.state() == PartyState.RINGING)
        .noneMatch(party -> end.state().isFinal() && party.isActive());
    List<Long> versions = LongStream.rangeClosed(1, end.version()).boxed().toList();
    assertThat(versions(phone)).as("%s", path).isEqualTo(versions);
    assertThat(versions(laptop)).as("%s", path).isEqualTo(versions);
    if (!path.contains(KILL)) {
      assertThat(versions(tablet)).as("%s", path).isEqualTo(versions);
    }
    nodes.east.kill();
  }

  private static CallModel step(
      TwoNodes nodes, RecordingClient phone, CallModelStep move, CallModel model) {
    if (move.equals(KILL)) {
      nodes.west.kill();
      return model;
    }
    if (move.isWait()) {
      nodes.time.advance(Duration.ofSeconds(CallModelStep.WAIT_SECONDS));
      return model.later(CallModelStep.WAIT_SECONDS);
    }
    TestNode node = isAtWest(move) ? nodes.west : nodes.east;
    CallsAcrossNodesTest.act(node, last(phone).id(), move.action());
    return model.act(move);
  }

  private static void prepare(TwoNodes nodes) {
    for (DeviceAddress device : List.of(PHONE, TABLET, LAPTOP)) {
      Account account = TestAccounts.anAccount(device.account().value(), "u" + device.account());
      Creation _ = nodes.storage().accounts().create(account, TestAccounts.aPasswordHash());
      nodes.storage().devices().ensure(device, new DeviceName("device"), TestInstants.NOON);
    }
    var _ =
        nodes
            .storage()
            .contacts()
            .add(PHONE.account(), TABLET.account(), TestInstants.NOON, 10_000);
  }

  /// Both are connected, and nobody has ended it.
  private static boolean isBetween(Call call, DeviceAddress one, DeviceAddress other) {
    return call.parties().stream()
        .allMatch(
            party -> party.state() == PartyState.JOINED && (party.isBy(one) || party.isBy(other)));
  }

  private static boolean isWhole(Call call, List<CallModelStep> path) {
    return isBetween(call, PHONE, TABLET) && !path.contains(KILL);
  }

  private static Call last(RecordingClient client) {
    return client.seen(CallChanged.class).getLast().call();
  }

  private static List<Long> versions(RecordingClient client) {
    return client.seen(CallChanged.class).stream().map(event -> event.call().version()).toList();
  }
}
