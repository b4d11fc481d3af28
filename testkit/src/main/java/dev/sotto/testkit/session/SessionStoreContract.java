// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.session;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestSessions.aSession;
import static dev.sotto.testkit.data.TestSessions.aTokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [SessionStore] must do.
public interface SessionStoreContract extends StorageFixture, RotationContract {
  @Test
  default void findShouldAnswerNothingWhenThereIsNoSession() {
    DeviceAddress anna = storedDevice("anna");

    assertThat(storage().sessions().find(aSession(anna, NOON).id())).isEmpty();
    assertThat(storage().sessions().list(anna.account(), NOON)).isEmpty();
    assertThat(storage().sessions().endAll(anna.account(), NOON)).isEmpty();
    assertThat(storage().sessions().endedSince(NOON)).isEmpty();
    assertThat(storage().sessions().sweep(NOON, 10)).isZero();
  }

  @Test
  default void openShouldKeepEverythingWhenNew() {
    var session = aSession(storedDevice("anna"), NOON.plusMillis(3));

    storage().sessions().open(session, aTokenHash("a"));

    assertThat(storage().sessions().find(session.id())).contains(session);
  }

  @Test
  default void openShouldKeepBothWhenNeitherCanBeRefreshed() {
    DeviceAddress anna = storedDevice("anna");
    Session first = opened(anna, 0, "");
    Session second = opened(anna, 1, "");

    assertThat(storage().sessions().list(anna.account(), noonPlus(1)))
        .containsExactly(first, second);
  }

  @Test
  default void findShouldAnswerTheSessionWhenItHasExpired() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));

    assertThat(storage().sessions().find(session.id())).contains(session);
    assertThat(storage().sessions().list(session.device().account(), session.expiresAt()))
        .isEmpty();
    assertThat(
            storage()
                .sessions()
                .list(session.device().account(), session.expiresAt().minusMillis(1)))
        .containsExactly(session);
  }

  @Test
  default void listShouldAnswerOldestFirstAndOnlyOwnSessions() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress second = storedDevice(anna.account());
    Session late = opened(anna, 20, aTokenHash("late"));
    Session early = opened(second, 10, aTokenHash("early"));
    opened(storedDevice("berta"), 15, aTokenHash("berta"));

    assertThat(storage().sessions().list(anna.account(), noonPlus(30)))
        .containsExactly(early, late);
  }

  @Test
  default void endShouldEndOnlyThisSessionAndOnlyOnce() {
    DeviceAddress anna = storedDevice("anna");
    Session ended = opened(anna, 0, aTokenHash("a"));
    Session other = opened(anna, 1, aTokenHash("b"));

    assertThat(storage().sessions().end(ended.id(), noonPlus(5))).isTrue();
    assertThat(storage().sessions().end(ended.id(), noonPlus(6))).isFalse();

    assertThat(storage().sessions().find(ended.id())).isEmpty();
    assertThat(storage().sessions().list(anna.account(), noonPlus(5))).containsExactly(other);
  }

  @Test
  default void endShouldSayNoWhenSessionIsUnknown() {
    assertThat(storage().sessions().end(aSession(storedDevice("anna"), NOON).id(), NOON)).isFalse();
  }

  @Test
  default void endAllShouldEndWhatHadNotEndedBefore() {
    DeviceAddress anna = storedDevice("anna");
    Session before = opened(anna, 0, aTokenHash("a"));
    Session second = opened(anna, 1, aTokenHash("b"));
    Session third = opened(anna, 2, "");
    Session berta = opened(storedDevice("berta"), 3, aTokenHash("c"));
    storage().sessions().end(before.id(), noonPlus(4));

    assertThat(storage().sessions().endAll(anna.account(), noonPlus(5)))
        .containsExactlyInAnyOrder(second.id(), third.id());
    assertThat(storage().sessions().endAll(anna.account(), noonPlus(6))).isEmpty();
    assertThat(storage().sessions().list(anna.account(), noonPlus(6))).isEmpty();
    assertThat(storage().sessions().find(berta.id())).contains(berta);
  }

  @Test
  default void endOthersShouldKeepOnlyThisSession() {
    DeviceAddress anna = storedDevice("anna");
    Session kept = opened(anna, 0, aTokenHash("a"));
    Session other = opened(anna, 1, aTokenHash("b"));
    Session berta = opened(storedDevice("berta"), 3, aTokenHash("c"));

    assertThat(storage().sessions().endOthers(anna.account(), kept.id(), noonPlus(5)))
        .containsExactly(other.id());

    assertThat(storage().sessions().find(kept.id())).contains(kept);
    assertThat(storage().sessions().find(other.id())).isEmpty();
    assertThat(storage().sessions().find(berta.id())).contains(berta);
    assertThat(storage().sessions().accountsEndedSince(noonPlus(5)))
        .containsExactly(anna.account());
  }

  @Test
  default void endDeviceShouldEndOnlyTheSessionsOfTheDevice() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress second = storedDevice(anna.account());
    Session ended = opened(anna, 0, aTokenHash("a"));
    Session other = opened(second, 1, aTokenHash("b"));

    assertThat(storage().sessions().endDevice(anna, noonPlus(5))).containsExactly(ended.id());

    assertThat(storage().sessions().find(ended.id())).isEmpty();
    assertThat(storage().sessions().find(other.id())).contains(other);
    assertThat(storage().sessions().accountsEndedSince(noonPlus(5)))
        .containsExactly(anna.account());
  }

  @Test
  default void accountsEndedSinceShouldNameAccountsAlsoWhenNoSessionWasLeft() {
    DeviceAddress anna = storedDevice("anna");
    DeviceAddress berta = storedDevice("berta");

    storage().sessions().endAll(anna.account(), noonPlus(3));
    storage().sessions().endAll(anna.account(), noonPlus(10));
    storage().sessions().endAll(berta.account(), noonPlus(10).minusMillis(1));

    assertThat(storage().sessions().accountsEndedSince(noonPlus(10)))
        .containsExactly(anna.account());
    storage().sessions().sweep(noonPlus(10), 10);
    assertThat(storage().sessions().accountsEndedSince(NOON)).containsExactly(anna.account());
    storage().sessions().sweep(noonPlus(10).plusMillis(1), 10);
    assertThat(storage().sessions().accountsEndedSince(NOON)).isEmpty();
  }

  @Test
  default void endedSinceShouldAnswerWhatEndedThenOrLater() {
    DeviceAddress anna = storedDevice("anna");
    Session early = opened(anna, 0, aTokenHash("a"));
    Session then = opened(anna, 0, aTokenHash("b"));
    Session late = opened(anna, 0, aTokenHash("c"));
    opened(anna, 0, aTokenHash("d"));
    storage().sessions().end(early.id(), noonPlus(10).minusMillis(1));
    storage().sessions().end(then.id(), noonPlus(10));
    storage().sessions().end(late.id(), noonPlus(11));

    assertThat(storage().sessions().endedSince(noonPlus(10)))
        .containsExactlyInAnyOrder(then.id(), late.id());
  }

  @Test
  default void sweepShouldForgetWhatEndedOrExpiredBefore() {
    AccountId anna = storedAccount("anna").id();
    DeviceAddress device = storedDevice(anna);
    Session ended = opened(device, 100, aTokenHash("ended"));
    Session expired = opened(device, 0, aTokenHash("expired"));
    Session endedLater = opened(device, 100, aTokenHash("later"));
    Session live = opened(device, 100, aTokenHash("live"));
    storage().sessions().end(ended.id(), noonPlus(200));
    storage().sessions().end(endedLater.id(), expired.expiresAt().plusSeconds(20));

    int swept = storage().sessions().sweep(expired.expiresAt().plusSeconds(10), 10);

    assertThat(swept).isEqualTo(2);
    assertThat(storage().sessions().find(expired.id())).isEmpty();
    assertThat(storage().sessions().endedSince(NOON)).containsExactly(endedLater.id());
    assertThat(storage().sessions().find(live.id())).contains(live);
  }

  @Test
  default void sweepShouldKeepWhatEndedOrExpiredAtThatMoment() {
    DeviceAddress anna = storedDevice("anna");
    Session ended = opened(anna, 0, aTokenHash("ended"));
    Session expired = opened(anna, 0, aTokenHash("expired"));
    storage().sessions().end(ended.id(), noonPlus(5));

    assertThat(storage().sessions().sweep(noonPlus(5), 10)).isZero();
    assertThat(storage().sessions().sweep(noonPlus(5).plusMillis(1), 10)).isEqualTo(1);
    assertThat(storage().sessions().sweep(expired.expiresAt(), 10)).isZero();
    assertThat(storage().sessions().sweep(expired.expiresAt().plusMillis(1), 10)).isEqualTo(1);
  }

  @Test
  default void sweepShouldStopAtTheLimit() {
    DeviceAddress anna = storedDevice("anna");
    for (int i = 0; i < 5; i++) {
      opened(anna, i, aTokenHash("token" + i));
    }
    var afterAll = NOON.plus(Duration.ofDays(400));

    List<Integer> swept =
        List.of(
            storage().sessions().sweep(afterAll, 3),
            storage().sessions().sweep(afterAll, 3),
            storage().sessions().sweep(afterAll, 3));

    assertThat(swept).containsExactly(3, 2, 0);
  }

  @Test
  default void sweepShouldTakeManyTokensInSteps() {
    DeviceAddress anna = storedDevice("anna");
    Session ended = opened(anna, 0, aTokenHash("token0"));
    Session other = opened(anna, 0, aTokenHash("other"));
    for (int i = 0; i < 7; i++) {
      storage()
          .sessions()
          .rotate(
              aTokenHash("token" + i),
              aTokenHash("token" + (i + 1)),
              noonPlus(i),
              noonPlus(1_000),
              Duration.ofSeconds(10));
    }
    storage().sessions().end(ended.id(), noonPlus(10));
    Instant before = noonPlus(20);

    assertThat(storage().sessions().sweep(before, 3)).isEqualTo(3);
    assertThat(storage().sessions().endedSince(NOON))
        .as("not before its tokens")
        .contains(ended.id());
    assertThat(storage().sessions().sweep(before, 3)).isEqualTo(3);
    assertThat(storage().sessions().endedSince(NOON)).contains(ended.id());

    assertThat(storage().sessions().sweep(before, 3)).isEqualTo(2);
    assertThat(storage().sessions().endedSince(NOON)).isEmpty();
    assertThat(storage().sessions().sweep(before, 3)).isZero();
    assertThat(storage().sessions().find(other.id())).contains(other);
  }

  @Test
  default void sweepShouldCountWhatHasEndedAndExpiredOnce() {
    DeviceAddress anna = storedDevice("anna");
    for (int i = 0; i < 6; i++) {
      Session session = opened(anna, 0, aTokenHash("token" + i));
      storage().sessions().end(session.id(), noonPlus(1));
    }
    Instant afterAll = NOON.plus(Duration.ofDays(400));

    assertThat(storage().sessions().sweep(afterAll, 4)).isEqualTo(4);
    assertThat(storage().sessions().endedSince(NOON)).hasSize(2);
    assertThat(storage().sessions().sweep(afterAll, 4)).isEqualTo(2);
    assertThat(storage().sessions().endedSince(NOON)).isEmpty();
  }
}
