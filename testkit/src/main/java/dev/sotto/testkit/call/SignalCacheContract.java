// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.call;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.signal.AccountSignal;
import dev.sotto.core.call.signal.AccountSignal.Kind;
import dev.sotto.core.call.signal.SignalCache;
import dev.sotto.testkit.Concurrently;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [SignalCache] must do. One that does not forget old calls by itself is also a
/// [SweptSignalCacheContract].
public interface SignalCacheContract extends PartySignalsContract {
  @Test
  default void takeShouldAnswerNothingWhenNobodyCalls() {
    assertThat(calls().take(BERTA, NOON)).isEmpty();
  }

  @Test
  default void takeShouldAnswerCandidatesBeforeTheOfferWhicheverCameFirst() {
    AccountSignal early = candidate(ANNA, "early");
    AccountSignal offer = offer(ANNA, "v=0 …");
    AccountSignal late = candidate(ANNA, "late");
    calls().put(early, NOON);
    calls().put(offer, noonPlus(1));
    calls().put(late, noonPlus(2));

    assertThat(calls().take(BERTA, noonPlus(3))).containsExactly(early, late, offer);
  }

  @Test
  default void takeShouldForgetEverythingKeptForTheCallee() {
    calls().put(candidate(CARLA, "without offer"), NOON);
    calls().put(offer(ANNA, "call"), NOON);

    assertThat(calls().take(BERTA, NOON)).hasSize(1);

    calls().put(offer(CARLA, "later"), noonPlus(1));
    assertThat(calls().take(BERTA, noonPlus(1))).containsExactly(offer(CARLA, "later"));
    assertThat(calls().take(BERTA, noonPlus(1))).isEmpty();
  }

  @Test
  default void takeShouldLeaveOtherCalleesAlone() {
    AccountSignal toCarla = new AccountSignal(ANNA, CARLA, Kind.OFFER, "call", false);
    calls().put(toCarla, NOON);
    calls().put(offer(ANNA, "call"), NOON);

    calls().take(BERTA, NOON);

    assertThat(calls().take(CARLA, NOON)).containsExactly(toCarla);
  }

  @Test
  default void takeShouldAnswerNothingWhenThereIsNoOffer() {
    calls().put(candidate(ANNA, "c"), NOON);

    assertThat(calls().take(BERTA, NOON)).isEmpty();
  }

  @Test
  default void takeShouldAnswerTheNewestCallWhenSeveralWait() {
    calls().put(offer(ANNA, "old"), NOON);
    calls().put(offer(CARLA, "new"), noonPlus(1));
    calls().put(candidate(ANNA, "of the old"), noonPlus(2));

    assertThat(calls().take(BERTA, noonPlus(3))).containsExactly(offer(CARLA, "new"));
  }

  @Test
  default void putShouldBeginANewCallWhenAnOfferFollowsAnOffer() {
    calls().put(candidate(ANNA, "c1"), NOON);
    calls().put(offer(ANNA, "o1"), NOON);
    calls().put(candidate(ANNA, "c2"), NOON);
    calls().put(offer(ANNA, "o2"), noonPlus(1));
    calls().put(candidate(ANNA, "c3"), noonPlus(1));

    assertThat(calls().take(BERTA, noonPlus(2)))
        .containsExactly(candidate(ANNA, "c3"), offer(ANNA, "o2"));
  }

  @Test
  default void putShouldDropCandidatesBeyondTheLimit() {
    for (int i = 0; i < SignalCache.MAX_CANDIDATES + 5; i++) {
      calls().put(candidate(ANNA, "c" + i), NOON);
    }
    calls().put(offer(ANNA, "o"), NOON);

    List<AccountSignal> taken = calls().take(BERTA, NOON);

    assertThat(taken).hasSize(SignalCache.MAX_CANDIDATES + 1);
    assertThat(taken.getFirst()).isEqualTo(candidate(ANNA, "c0"));
    assertThat(taken.get(SignalCache.MAX_CANDIDATES - 1))
        .isEqualTo(candidate(ANNA, "c" + (SignalCache.MAX_CANDIDATES - 1)));
    assertThat(taken.getLast()).isEqualTo(offer(ANNA, "o"));
  }

  @Test
  default void putShouldKeepNoMoreThanTheBytesOfOneCall() {
    String part = "p".repeat(SignalCache.MAX_CALL_BYTES / 8);
    for (int i = 0; i < 4; i++) {
      assertThat(calls().put(candidate(ANNA, part), NOON)).isTrue();
    }
    for (int i = 0; i < 6; i++) {
      calls().put(candidate(ANNA, part), NOON);
    }
    assertThat(calls().put(candidate(ANNA, part), NOON)).isFalse();
    assertThat(calls().put(offer(ANNA, part.repeat(3)), NOON)).isTrue();
    assertThat(calls().put(offer(CARLA, part.repeat(8) + "p"), NOON)).isFalse();
    assertThat(calls().put(candidate(ANNA, part.repeat(2)), NOON)).isFalse();

    List<AccountSignal> taken = calls().take(BERTA, NOON);

    assertThat(taken.getLast()).isEqualTo(offer(ANNA, part.repeat(3)));
    assertThat(taken).hasSizeBetween(4, 6).contains(candidate(ANNA, part));
  }

  @Test
  default void putShouldForgetWhoeverIsWorthLeastWhenTooManyCall() {
    calls().put(offer(CARLA, "friend"), NOON);
    for (int i = 0; i < SignalCache.MAX_CALLERS; i++) {
      assertThat(calls().put(candidate(new AccountId(100 + i), "c"), noonPlus(1))).isTrue();
    }
    assertThat(calls().take(BERTA, noonPlus(2))).containsExactly(offer(CARLA, "friend"));

    for (int i = 0; i < SignalCache.MAX_CALLERS; i++) {
      assertThat(calls().put(offer(new AccountId(100 + i), "o"), noonPlus(3))).isTrue();
    }
    assertThat(calls().put(offer(ANNA, "last"), noonPlus(4))).isTrue();
    assertThat(calls().take(BERTA, noonPlus(5))).containsExactly(offer(ANNA, "last"));
  }

  @Test
  default void takeShouldCountTheLifetimeFromTheOffer() {
    calls().put(candidate(ANNA, "c"), NOON);
    calls().put(offer(ANNA, "o"), noonPlus(60));

    assertThat(calls().take(BERTA, noonPlus(60).plus(SignalCache.LIFETIME))).hasSize(2);

    calls().put(offer(ANNA, "o"), NOON);
    assertThat(calls().take(BERTA, NOON.plus(SignalCache.LIFETIME).plusMillis(1))).isEmpty();
  }

  @Test
  default void takeShouldPassOverTheNewerCallWhenItHasNoOffer() {
    calls().put(offer(ANNA, "o"), NOON);
    calls().put(candidate(CARLA, "c"), noonPlus(1));

    assertThat(calls().take(BERTA, noonPlus(2))).containsExactly(offer(ANNA, "o"));
  }

  @Test
  default void putShouldForgetCandidatesThatWaitedTooLongForTheirOffer() {
    calls().put(candidate(ANNA, "c"), NOON);
    var tooLate = NOON.plus(SignalCache.LIFETIME).plusMillis(1);

    calls().put(offer(ANNA, "o"), tooLate);

    assertThat(calls().take(BERTA, tooLate)).containsExactly(offer(ANNA, "o"));
  }

  @Test
  default void sweepShouldKeepWhatMayStillBeTaken() {
    calls().put(candidate(ANNA, "c"), NOON);
    calls().put(offer(ANNA, "o"), noonPlus(10));

    calls().sweep(noonPlus(10).plus(SignalCache.LIFETIME));

    assertThat(calls().take(BERTA, noonPlus(20))).hasSize(2);
  }

  @Test
  default void takeShouldGiveTheCallToOneWhenManyTakeAtOnce() {
    calls().put(candidate(ANNA, "c"), NOON);
    calls().put(offer(ANNA, "o"), NOON);

    List<List<AccountSignal>> taken = Concurrently.call(16, _ -> calls().take(BERTA, NOON));

    assertThat(taken)
        .filteredOn(List.of(candidate(ANNA, "c"), offer(ANNA, "o"))::equals)
        .hasSize(1);
    assertThat(taken).filteredOn(List::isEmpty).hasSize(15);
  }

  @Test
  default void putShouldKeepEveryCandidateWhenManyPutAtOnce() {
    Concurrently.run(16, number -> calls().put(candidate(ANNA, "c" + number), NOON));
    calls().put(offer(ANNA, "o"), NOON);

    List<AccountSignal> taken = calls().take(BERTA, NOON.plus(Duration.ofSeconds(1)));

    assertThat(taken.subList(0, 16))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 16).mapToObj(number -> candidate(ANNA, "c" + number)).toList());
  }

  static AccountSignal offer(AccountId caller, String payload) {
    return new AccountSignal(caller, BERTA, Kind.OFFER, payload, false);
  }

  static AccountSignal candidate(AccountId caller, String payload) {
    return new AccountSignal(caller, BERTA, Kind.CANDIDATE, payload, false);
  }
}
