// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.Moments.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.PartySignal;
import dev.sotto.core.call.PartySignal.Kind;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import org.junit.jupiter.api.Test;

/// What every [CallCache] must do that forgets only when it is swept.
public interface SweptCallsContract extends CallCacheContract {
  @Test
  default void sweepShouldForgetWhatHasWaitedTooLong() {
    calls().put(CallCacheContract.candidate(ANNA, "c"), NOON);

    calls().sweep(NOON.plus(CallCache.LIFETIME).plusMillis(1));

    // Seen from this moment the candidate would still be good, had it not been swept.
    calls().put(CallCacheContract.offer(ANNA, "o"), noonPlus(5));
    assertThat(calls().take(BERTA, noonPlus(5)))
        .containsExactly(CallCacheContract.offer(ANNA, "o"));
  }

  @Test
  default void sweepShouldForgetSignalsThatHaveWaitedTooLong() {
    var call = TestCalls.anId();
    var device = new DeviceAddress(ANNA, new DeviceId(1));
    calls().keep(new PartySignal(call, device, BERTA, Kind.OFFER, "o", false), NOON);

    calls().sweep(NOON.plus(CallCache.LIFETIME).plusMillis(1));

    assertThat(calls().kept(call, ANNA, BERTA, noonPlus(5))).isEmpty();
  }
}
