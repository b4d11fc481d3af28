// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory;

import static dev.sotto.testkit.Moments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallCache;
import dev.sotto.core.call.CallSignal;
import dev.sotto.core.call.CallSignal.Kind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What is special about calls in memory: they do not fill it. The rest is in the contract.
final class MemoryCallCacheTest {
  private static final String LONG_PAYLOAD = "p".repeat(1024 * 1024);
  private static final AccountId CALLEE = new AccountId(1);

  private final MemoryCallCache calls = new MemoryCallCache();

  @Test
  void putShouldDropSignalsWhenTheCacheIsFull() {
    fill(NOON);

    assertThat(calls.weight()).isBetween(1L, MemoryCallCache.MAX_WEIGHT);
    assertThat(calls.take(new AccountId(2), NOON)).hasSize(1);
    assertThat(calls.take(new AccountId(101), NOON)).isEmpty();
  }

  @Test
  void putShouldMakeRoomWhenTheCacheIsFullOfOldCalls() {
    fill(NOON);
    Instant later = NOON.plus(CallCache.LIFETIME).plusSeconds(1);

    calls.put(offer(CALLEE), later);

    assertThat(calls.take(CALLEE, later)).hasSize(1);
  }

  @Test
  void weightShouldReturnToZeroWhenAllWasTakenOrSwept() {
    calls.put(offer(CALLEE), NOON);
    calls.put(offer(CALLEE), NOON);
    calls.put(offer(new AccountId(2)), NOON);
    calls.take(CALLEE, NOON);
    assertThat(calls.weight()).isEqualTo(offer(CALLEE).weight());

    calls.sweep(NOON.plus(CallCache.LIFETIME).plusSeconds(1));

    assertThat(calls.weight()).isZero();
  }

  private void fill(Instant now) {
    for (int callee = 2; callee < 102; callee++) {
      calls.put(offer(new AccountId(callee)), now);
    }
  }

  private static CallSignal offer(AccountId callee) {
    return new CallSignal(new AccountId(1_000), callee, Kind.OFFER, LONG_PAYLOAD, false);
  }
}
