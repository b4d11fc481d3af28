// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallAction;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallInvite;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.CallTransition;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.WakeUp;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.TestInstants;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Calls between some devices, each of them somewhere on its way.
final class RandomCalls {
  private final Storage storage;
  private final RandomGenerator random;
  private final List<DeviceAddress> devices;

  RandomCalls(Storage storage, RandomGenerator random, List<DeviceAddress> devices) {
    this.storage = storage;
    this.random = random;
    this.devices = devices;
  }

  void place(int number) {
    DeviceAddress caller = anyDevice();
    List<AccountId> callees =
        random
            .ints(8, 0, devices.size())
            .mapToObj(index -> devices.get(index).account())
            .distinct()
            .filter(account -> !account.equals(caller.account()))
            .limit(1 + random.nextInt(Call.MAX_CALLEES))
            .toList();
    if (callees.isEmpty()) {
      return;
    }
    var media = random.nextBoolean() ? WakeUp.Media.AUDIO : WakeUp.Media.VIDEO;
    var placing = new CallInvite(caller, new ClientCallId("c!" + number), callees, media);
    Set<AccountId> busy = random.nextInt(4) == 0 ? Set.of(callees.getFirst()) : Set.of();
    Instant now = TestInstants.NOON.plusMillis(random.nextInt(1_000_000_000));
    Call call = Call.place(CallId.random(random), placing, busy, now);
    if (!isWritten(CallWrite.first(call))) {
      return;
    }
    for (int step = random.nextInt(5); step > 0; step--) {
      call = follow(call, now.plusMillis(10_000 - 1_000 * step));
    }
  }

  private Call follow(Call call, Instant now) {
    DeviceAddress by = anyDevice();
    CallAction action =
        switch (random.nextInt(4)) {
          case 0 -> new CallAction.Decline(by);
          case 1 -> new CallAction.Busy(by);
          case 2 -> new CallAction.End(by);
          default -> new CallAction.Answer(by);
        };
    return switch (call.apply(action, now)) {
      case CallTransition.Changed(var next) -> isWritten(CallWrite.next(call, next)) ? next : call;
      case CallTransition.Same _, CallTransition.Refused _ -> call;
    };
  }

  /// Whoever takes part in a call already is in no other.
  private boolean isWritten(CallWrite write) {
    return storage.calls().write(write) instanceof CallStore.Written.Done;
  }

  private DeviceAddress anyDevice() {
    return devices.get(random.nextInt(devices.size()));
  }
}
