// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.call;

import static dev.sotto.testkit.TestInstants.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.testkit.data.TestCalls;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Every order of events, up to a depth, against [CallModel].
final class CallModelTest {
  /// Nothing comes of waiting for longer.
  private static final int LONG = 3 * CallModelStep.WAIT_SECONDS;

  private final Set<CallState> ends = EnumSet.noneOf(CallState.class);
  private long steps;

  @Test
  void callShouldDoWhatTheModelSaysInEveryOrderOfEvents() {
    explore(1, 9);

    assertThat(ends)
        .containsExactlyInAnyOrder(
            CallState.ENDED,
            CallState.MISSED,
            CallState.DECLINED,
            CallState.BUSY,
            CallState.CANCELLED);
    assertThat(steps).isGreaterThan(5_000);
  }

  @Test
  void groupCallShouldDoWhatTheModelSaysInEveryOrderOfEvents() {
    explore(2, 6);

    assertThat(ends).hasSize(5);
    assertThat(steps).isGreaterThan(500_000);
  }

  private void explore(int callees, int depth) {
    AccountId[] called =
        LongStream.rangeClosed(2, callees + 1L).mapToObj(AccountId::new).toArray(AccountId[]::new);
    Call call = TestCalls.aCall(DeviceAddress.of(1, 1), called);
    explore(call, CallModel.placed(callees), CallModelStep.all(callees), depth);
  }

  private void explore(Call call, CallModel model, List<CallModelStep> moves, int depth) {
    if (depth == 0 || model.age() > LONG) {
      return;
    }
    for (CallModelStep move : moves) {
      Instant now = NOON.plusSeconds(model.age());
      Call after = move.isWait() ? waited(call, now) : acted(call, move, now);
      CallModel expected =
          move.isWait() ? model.later(CallModelStep.WAIT_SECONDS) : model.act(move);
      check(call, after, move, expected);
      // Whatever has changed nothing leads where another order leads, too.
      if (move.isWait() || !after.equals(call)) {
        explore(after, expected, moves, after.state().isFinal() ? 1 : depth - 1);
      }
    }
  }

  private static Call waited(Call call, Instant now) {
    return call.settled(now.plusSeconds(CallModelStep.WAIT_SECONDS));
  }

  private static Call acted(Call call, CallModelStep move, Instant now) {
    return switch (call.apply(move.action(), now)) {
      case CallTransition.Changed(var after) -> after;
      case CallTransition.Same _, CallTransition.Refused _ -> call;
    };
  }

  /// Plain comparisons: an assertion object for each of millions of steps takes too long.
  private void check(Call before, Call after, CallModelStep move, CallModel expected) {
    steps++;
    boolean changed = !before.equals(after);
    boolean sane =
        expected.fits(after)
            && after.version() == before.version() + (changed ? 1 : 0)
            && !(changed && before.state().isFinal())
            && after.state().isFinal() == after.parties().stream().noneMatch(Party::isActive)
            && after.parties().stream().allMatch(party -> keepsItsWord(before, party));
    if (!sane) {
      throw new AssertionError(
          "%s made %s of %s, expected: %s".formatted(move, after, before, expected));
    }
    if (after.state().isFinal()) {
      ends.add(after.state());
    }
  }

  /// Whoever has gone stays gone; the device that joined stays the one.
  private static boolean keepsItsWord(Call before, Party now) {
    Party then = before.party(now.account()).orElseThrow();
    return switch (then.state()) {
      case RINGING -> true;
      case JOINED ->
          then.device() == now.device()
              && (now.state() == PartyState.JOINED || now.state() == PartyState.LEFT);
      case LEFT, DECLINED, BUSY, MISSED, CANCELLED -> then.equals(now);
    };
  }
}
