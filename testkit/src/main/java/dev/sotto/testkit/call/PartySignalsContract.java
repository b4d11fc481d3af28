// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestCalls.anId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.signal.PartySignal;
import dev.sotto.core.call.signal.PartySignal.Kind;
import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.testkit.Concurrently;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a [SignalCache] must do with signals of calls that have ids; a part of
/// [SignalCacheContract].
public interface PartySignalsContract {
  AccountId ANNA = new AccountId(1);
  AccountId BERTA = new AccountId(2);
  AccountId CARLA = new AccountId(3);

  /// {@return the cache under test: empty at the start of a test, and the same one all through it}
  SignalCache calls();

  @Test
  default void keptShouldTellWhatWasKeptInOrderAgainAndAgain() {
    CallId call = anId();
    var signals = new ArrayList<PartySignal>();
    for (Kind kind : Kind.values()) {
      signals.add(signal(call, ANNA, BERTA, kind, "first " + kind));
      signals.add(signal(call, ANNA, BERTA, kind, "{\"sdp\":\"ä€😀 \\u0000\"}"));
    }
    signals.add(signal(call, ANNA, BERTA, Kind.OFFER, ""));
    signals.forEach(signal -> calls().keep(signal, NOON));

    assertThat(kept(call, ANNA, BERTA, NOON)).isEqualTo(signals);
    assertThat(kept(call, ANNA, BERTA, NOON)).isEqualTo(signals);
  }

  @Test
  default void keptShouldTellTheDeviceThatSentIt() {
    CallId call = anId();
    var phone = new DeviceAddress(ANNA, new DeviceId(127));
    var laptop = new DeviceAddress(ANNA, new DeviceId(1));
    var first = new PartySignal(call, phone, BERTA, Kind.OFFER, "o", false);
    var second = new PartySignal(call, laptop, BERTA, Kind.OFFER, "o", false);
    calls().keep(first, NOON);
    calls().keep(second, NOON);

    assertThat(kept(call, ANNA, BERTA, NOON)).containsExactly(first, second);
  }

  @Test
  default void keptShouldTellNothingOfOtherCallsAndPairs() {
    CallId call = anId();
    CallId other = anId();
    PartySignal signal = signal(call, ANNA, BERTA, Kind.OFFER, "o");
    calls().keep(signal, NOON);
    calls().keep(signal(other, ANNA, CARLA, Kind.OFFER, "p"), NOON);

    assertThat(kept(call, ANNA, BERTA, NOON)).containsExactly(signal);
    assertThat(kept(other, ANNA, BERTA, NOON)).isEmpty();
    assertThat(kept(call, BERTA, ANNA, NOON)).isEmpty();
    assertThat(kept(call, CARLA, BERTA, NOON)).isEmpty();
    assertThat(kept(call, ANNA, CARLA, NOON)).isEmpty();
    assertThat(calls().take(BERTA, NOON)).isEmpty();
  }

  @Test
  default void keptShouldTellNothingThatHasWaitedTooLong() {
    CallId call = anId();
    PartySignal early = signal(call, ANNA, BERTA, Kind.OFFER, "early");
    PartySignal late = signal(call, ANNA, BERTA, Kind.CANDIDATE, "late");
    calls().keep(early, NOON);
    calls().keep(late, NOON.plusMillis(1));

    assertThat(kept(call, ANNA, BERTA, NOON.plus(SignalCache.LIFETIME)))
        .containsExactly(early, late);
    assertThat(kept(call, ANNA, BERTA, NOON.plus(SignalCache.LIFETIME).plusMillis(1)))
        .containsExactly(late);
    assertThat(kept(call, ANNA, BERTA, NOON.plus(SignalCache.LIFETIME).plusMillis(2))).isEmpty();
  }

  @Test
  default void keepShouldDropWhatIsBeyondTheLimit() {
    CallId call = anId();
    for (int i = 0; i < SignalCache.MAX_KEPT + 5; i++) {
      calls().keep(signal(call, ANNA, BERTA, Kind.CANDIDATE, "c" + i), NOON);
    }
    PartySignal ofCarla = signal(call, CARLA, BERTA, Kind.OFFER, "o");
    calls().keep(ofCarla, NOON);

    List<PartySignal> kept = kept(call, ANNA, BERTA, NOON);

    assertThat(kept).hasSize(SignalCache.MAX_KEPT);
    assertThat(kept.getLast().payload()).isEqualTo("c" + (SignalCache.MAX_KEPT - 1));
    assertThat(kept(call, CARLA, BERTA, NOON)).containsExactly(ofCarla);
  }

  @Test
  default void keepShouldTakePayloadsUpToThePromisedBytes() {
    CallId call = anId();
    PartySignal half =
        signal(call, ANNA, BERTA, Kind.OFFER, "x".repeat(SignalCache.MIN_KEPT_BYTES / 2));
    calls().keep(half, NOON);
    calls().keep(half, NOON);

    assertThat(kept(call, ANNA, BERTA, NOON)).containsExactly(half, half);
  }

  @Test
  default void keepShouldDropWhatIsBeyondTheBytes() {
    CallId call = anId();
    String part = "x".repeat(PartySignal.MAX_PAYLOAD);
    for (int i = 0; i < 6; i++) {
      calls().keep(signal(call, ANNA, BERTA, Kind.CANDIDATE, part), NOON);
    }

    assertThat(kept(call, ANNA, BERTA, NOON)).hasSizeBetween(2, 4);
  }

  @Test
  default void keepShouldLoseNothingWhenManyKeepAtOnce() {
    CallId call = anId();
    Concurrently.run(
        16, number -> calls().keep(signal(call, ANNA, BERTA, Kind.CANDIDATE, "" + number), NOON));

    assertThat(kept(call, ANNA, BERTA, NOON))
        .extracting(PartySignal::payload)
        .hasSize(16)
        .doesNotHaveDuplicates();
  }

  @Test
  default void sweepShouldKeepSignalsThatMayStillBeTold() {
    CallId call = anId();
    PartySignal signal = signal(call, ANNA, BERTA, Kind.OFFER, "o");
    calls().keep(signal, noonPlus(1));

    calls().sweep(noonPlus(1).plus(SignalCache.LIFETIME));

    assertThat(kept(call, ANNA, BERTA, noonPlus(2))).containsExactly(signal);
  }

  private List<PartySignal> kept(CallId call, AccountId from, AccountId to, Instant now) {
    return calls().kept(call, from, to, now);
  }

  private static PartySignal signal(
      CallId call, AccountId from, AccountId to, Kind kind, String payload) {
    return new PartySignal(
        call, new DeviceAddress(from, new DeviceId(3)), to, kind, payload, false);
  }
}
