// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.PartySignal.Kind;
import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.data.TestCalls;
import org.junit.jupiter.api.Test;

/// What every [SignalCache] must do that forgets only when it is swept.
public interface SweptSignalCacheContract extends SignalCacheContract {
  @Test
  default void sweepShouldForgetWhatHasWaitedTooLong() {
    calls().put(SignalCacheContract.candidate(ANNA, "c"), NOON);

    calls().sweep(NOON.plus(SignalCache.LIFETIME).plusMillis(1));

    // Seen from this moment the candidate would still be good, had it not been swept.
    calls().put(SignalCacheContract.offer(ANNA, "o"), noonPlus(5));
    assertThat(calls().take(BERTA, noonPlus(5)))
        .containsExactly(SignalCacheContract.offer(ANNA, "o"));
  }

  @Test
  default void sweepShouldForgetSignalsThatHaveWaitedTooLong() {
    var call = TestCalls.anId();
    var device = new DeviceAddress(ANNA, new DeviceId(1));
    calls().keep(new PartySignal(call, device, BERTA, Kind.OFFER, "o", false), NOON);

    calls().sweep(NOON.plus(SignalCache.LIFETIME).plusMillis(1));

    assertThat(calls().kept(call, ANNA, BERTA, noonPlus(5))).isEmpty();
  }
}
