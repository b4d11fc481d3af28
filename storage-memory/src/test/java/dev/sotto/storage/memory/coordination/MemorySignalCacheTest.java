// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.coordination;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.bound.SharedPool;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.AccountSignal.Kind;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.device.DeviceAddress;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bounds of waiting signals in memory: they do not fill it, and nobody takes all of their part of
/// it. The rest is in the contract.
final class MemorySignalCacheTest {
  /// A sixteenth of 64 MiB.
  private static final long ROOM = 4L * 1024 * 1024;

  private static final String LONG_PAYLOAD = "p".repeat(255_000);
  private static final long GREEDY = 1_000;
  private static final long FRIEND = 2_000;

  private final SharedPool room = new SharedPool(ROOM);
  private final MemorySignalCache calls = new MemorySignalCache(room);

  @Test
  void oneCallerShouldLeaveRoomForOthers() {
    fill(GREEDY, NOON);
    assertThat(room.taken()).isBetween(ROOM / 8, ROOM / 2);

    assertThat(calls.put(offer(FRIEND, 5_000, "v=0 …"), NOON)).isTrue();
    assertThat(calls.take(new AccountId(5_000), NOON)).hasSize(1);
  }

  @Test
  @Tag("full")
  void manyCallersShouldLeaveRoomForAnOffer() {
    for (int caller = 0; caller < 20; caller++) {
      fill(GREEDY + caller, NOON);
    }
    assertThat(room.taken()).isLessThan(ROOM);

    assertThat(calls.put(offer(FRIEND, 5_000, "v=0".repeat(10_000)), NOON)).isTrue();
  }

  @Test
  void charactersBeyondLatin1ShouldCountAsTheHeapHasThem() {
    assertThat(calls.put(offer(FRIEND, 5_000, "€".repeat(100_000)), NOON)).isTrue();

    assertThat(room.taken()).isBetween(200_000L, 201_000L);
  }

  @Test
  void signalsOfCallsShouldLeaveRoomForOthers() {
    for (int i = 0; i < 100; i++) {
      for (int j = 0; j < 4; j++) {
        calls.keep(
            new PartySignal(
                new CallId("00000000-0000-4000-8000-0000000000%02d".formatted(i)),
                DeviceAddress.of(GREEDY, 1),
                new AccountId(2),
                PartySignal.Kind.OFFER,
                "p".repeat(PartySignal.MAX_PAYLOAD),
                false),
            NOON);
      }
    }

    assertThat(room.taken()).isBetween(ROOM / 8, ROOM / 2);
    assertThat(calls.put(offer(FRIEND, 5_000, "v=0 …"), NOON)).isTrue();
  }

  @Test
  void putShouldMakeRoomWhenTheCacheIsFullOfOldCalls() {
    fill(GREEDY, NOON);
    assertThat(calls.put(offer(GREEDY, 5_000, LONG_PAYLOAD), NOON)).isFalse();
    Instant later = NOON.plus(SignalCache.LIFETIME).plusSeconds(1);

    assertThat(calls.put(offer(GREEDY, 5_000, LONG_PAYLOAD), later)).isTrue();

    assertThat(room.taken()).isLessThan(2L * LONG_PAYLOAD.length());
    assertThat(calls.take(new AccountId(5_000), later)).hasSize(1);
  }

  @Test
  void roomShouldBeGivenBackWhenAllWasTakenSweptOrForgotten() {
    calls.put(offer(FRIEND, 1, "a".repeat(1_000)), NOON);
    calls.put(offer(FRIEND, 1, "b".repeat(500)), NOON);
    calls.put(offer(FRIEND, 2, "c"), noonPlus(1));
    for (int caller = 0; caller <= SignalCache.MAX_CALLERS; caller++) {
      calls.put(offer(3_000 + caller, 3, "d"), NOON);
    }
    calls.take(new AccountId(1), NOON);
    assertThat(room.taken()).isEqualTo((1 + SignalCache.MAX_CALLERS) * HeapEstimate.of("c"));

    calls.take(new AccountId(3), NOON);
    calls.sweep(NOON.plus(SignalCache.LIFETIME).plusSeconds(2));

    assertThat(room.taken()).isZero();
  }

  private void fill(long caller, Instant now) {
    for (int callee = 2; callee < 14; callee++) {
      for (int i = 0; i < 26; i++) {
        boolean _ =
            calls.put(
                new AccountSignal(
                    new AccountId(caller),
                    new AccountId(callee),
                    Kind.CANDIDATE,
                    LONG_PAYLOAD,
                    false),
                now);
      }
    }
  }

  private static AccountSignal offer(long caller, long callee, String payload) {
    return new AccountSignal(
        new AccountId(caller), new AccountId(callee), Kind.OFFER, payload, false);
  }
}
