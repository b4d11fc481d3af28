// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.Moments.NOON;
import static dev.sotto.testkit.Moments.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.call.CallCache;
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
}
