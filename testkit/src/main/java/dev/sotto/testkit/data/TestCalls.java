// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.data;

import static dev.sotto.testkit.TestInstants.NOON;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.push.WakeUp;
import dev.sotto.testkit.TestRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Calls for tests.
public final class TestCalls {
  private static final RandomGenerator RANDOM = TestRandom.seeded(7);

  private TestCalls() {}

  /// {@return an id that no other call has}
  public static CallId anId() {
    synchronized (RANDOM) {
      return CallId.random(RANDOM);
    }
  }

  /// {@return a call of sound only, placed at noon under a client call id of its own}
  public static Call aCall(DeviceAddress caller, AccountId... callees) {
    return aCall(NOON, caller, callees);
  }

  /// {@return a call of sound only under a client call id of its own}
  public static Call aCall(Instant placedAt, DeviceAddress caller, AccountId... callees) {
    CallId id = anId();
    return Call.place(id, aPlacing(id.text(), caller, callees), Set.of(), placedAt);
  }

  /// {@return the wish to place a call of sound only}
  public static CallInvite aPlacing(String clientId, DeviceAddress caller, AccountId... callees) {
    return new CallInvite(caller, new ClientCallId(clientId), List.of(callees), WakeUp.Media.AUDIO);
  }

  /// {@return the call, answered by the first device of this callee as soon as it was placed}
  public static Call answered(Call call, AccountId callee) {
    return after(
        call,
        new CallAction.Answer(new DeviceAddress(callee, new DeviceId(1))),
        call.course().placedAt());
  }

  /// {@return the call, given up by its caller as soon as it was placed}
  public static Call ended(Call call) {
    return endedAt(call, call.course().placedAt());
  }

  /// {@return the call, given up by its caller}
  public static Call endedAt(Call call, Instant at) {
    var device = new DeviceId(call.parties().getFirst().device());
    return after(call, new CallAction.End(new DeviceAddress(call.caller(), device)), at);
  }

  /// {@return the call after something that changes it}
  public static Call after(Call call, CallAction action, Instant at) {
    return switch (call.apply(action, at)) {
      case CallTransition.Changed(var changed) -> changed;
      case CallTransition.Same _ -> throw new AssertionError("nothing changed by " + action);
      case CallTransition.Refused(var reason) -> throw new AssertionError(action + ": " + reason);
    };
  }
}
