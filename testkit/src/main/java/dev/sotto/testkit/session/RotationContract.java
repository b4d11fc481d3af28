// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.session;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.data.TestSessions.aSession;
import static dev.sotto.testkit.data.TestSessions.aTokenHash;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionStore.Rotation;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.session.SessionStore] exchanges refresh tokens; a part of
/// [SessionStoreContract].
public interface RotationContract extends StorageFixture {
  /// For how long an exchange may be repeated here.
  Duration GRACE = Duration.ofSeconds(10);

  /// {@return a session of `device`, now stored}
  default Session opened(DeviceAddress device, long secondsAfterNoon, String refreshHash) {
    Session session = aSession(device, noonPlus(secondsAfterNoon));
    storage().sessions().open(session, refreshHash);
    return session;
  }

  @Test
  default void rotateShouldSpendTheOldTokenAndAcceptTheNext() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    Session other = opened(storedDevice("berta"), 0, aTokenHash("x"));
    var expected =
        new Session(
            session.id(), session.device(), session.createdAt(), noonPlus(10), noonPlus(99_000));

    assertThat(rotate("a", "b", noonPlus(10), noonPlus(99_000)))
        .isEqualTo(new Rotation.Rotated(expected));
    assertThat(storage().sessions().find(session.id())).contains(expected);
    assertThat(rotate("b", "c", noonPlus(20), noonPlus(99_000)))
        .isInstanceOf(Rotation.Rotated.class);
    assertThat(storage().sessions().find(other.id())).contains(other);
  }

  @Test
  default void rotateShouldEndTheSessionWhenTokenWasSpent() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    Session other = opened(session.device(), 0, aTokenHash("x"));
    rotate("a", "b");

    assertThat(rotate("a", "c")).isEqualTo(new Rotation.Reused(session.id()));

    assertThat(storage().sessions().find(session.id())).isEmpty();
    assertThat(storage().sessions().endedSince(NOON)).containsExactly(session.id());
    assertThat(rotate("b", "d")).isNotInstanceOf(Rotation.Rotated.class);
    assertThat(storage().sessions().find(other.id())).contains(other);
  }

  @Test
  default void rotateShouldEndTheSessionWhenTokenWasSpentLongAgo() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    rotate("a", "b");
    rotate("b", "c");
    rotate("c", "d");

    assertThat(rotate("a", "e")).isEqualTo(new Rotation.Reused(session.id()));
    assertThat(storage().sessions().find(session.id())).isEmpty();
  }

  @Test
  default void rotateShouldKnowNothingWhenTokenWasNeverGiven() {
    Session session = opened(storedDevice("anna"), 0, "");

    assertThat(rotate("a", "b")).isInstanceOf(Rotation.Unknown.class);
    assertThat(storage().sessions().rotate("", aTokenHash("b"), NOON, noonPlus(1), GRACE))
        .isInstanceOf(Rotation.Unknown.class);
    assertThat(storage().sessions().find(session.id())).contains(session);
  }

  @Test
  default void rotateShouldKnowNothingWhenSessionHasEnded() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    storage().sessions().end(session.id(), noonPlus(1));

    assertThat(rotate("a", "b")).isInstanceOf(Rotation.Unknown.class);
    assertThat(storage().sessions().find(session.id())).isEmpty();
  }

  @Test
  default void rotateShouldKnowNothingWhenSessionHasExpired() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    Instant end = session.expiresAt();

    assertThat(rotate("a", "b", end, end.plusSeconds(60))).isInstanceOf(Rotation.Unknown.class);
    assertThat(rotate("a", "b", end.minusMillis(1), end)).isInstanceOf(Rotation.Rotated.class);
  }

  @Test
  default void rotateShouldKnowNothingWhenTokenWasSpentAndSessionIsOver() {
    Session ended = opened(storedDevice("anna"), 0, aTokenHash("a"));
    opened(storedDevice("berta"), 0, aTokenHash("x"));
    rotate("a", "b");
    rotate("x", "y", noonPlus(10), noonPlus(20));
    storage().sessions().end(ended.id(), noonPlus(11));

    assertThat(rotate("a", "c")).isInstanceOf(Rotation.Unknown.class);
    assertThat(rotate("x", "z", noonPlus(20), noonPlus(99_000)))
        .isInstanceOf(Rotation.Unknown.class);

    assertThat(storage().sessions().endedSince(NOON)).containsExactly(ended.id());
  }

  @Test
  default void rotateShouldLetOneWinWhenManyPresentOneToken() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));

    List<Rotation> rotations = Concurrently.call(16, number -> rotate("a", "next" + number));

    assertThat(rotations).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
    assertThat(rotations).containsOnlyOnce(new Rotation.Reused(session.id()));
    assertThat(rotations).filteredOn(Rotation.Unknown.class::isInstance).hasSize(14);
    assertThat(storage().sessions().find(session.id())).isEmpty();
  }

  @Test
  default void rotateShouldAnswerTheSameWhenRepeatedAtOnce() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    Session after = ((Rotation.Rotated) rotate("a", "b")).session();

    assertThat(rotate("a", "b")).isEqualTo(new Rotation.Repeated(after));
    assertThat(rotate("a", "b", noonPlus(20).minusMillis(1), noonPlus(77_000)))
        .isEqualTo(new Rotation.Repeated(after));
    assertThat(storage().sessions().find(session.id())).contains(after);
    assertThat(rotate("b", "c", noonPlus(21), noonPlus(99_000)))
        .isInstanceOf(Rotation.Rotated.class);
  }

  @Test
  default void rotateShouldEndTheSessionWhenRepeatedLate() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    rotate("a", "b");

    assertThat(rotate("a", "b", noonPlus(20), noonPlus(99_000)))
        .isEqualTo(new Rotation.Reused(session.id()));
    assertThat(storage().sessions().find(session.id())).isEmpty();
    assertThat(rotate("b", "c")).isInstanceOf(Rotation.Unknown.class);
  }

  @Test
  default void rotateShouldEndTheSessionWhenRepeatedLongBeforeTheExchange() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    rotate("a", "b");

    assertThat(rotate("a", "b", noonPlus(0), noonPlus(99_000)))
        .isEqualTo(new Rotation.Reused(session.id()));
  }

  @Test
  default void rotateShouldEndTheSessionWhenItsSuccessorIsSpentToo() {
    Session session = opened(storedDevice("anna"), 0, aTokenHash("a"));
    rotate("a", "b");
    rotate("b", "c");

    assertThat(rotate("a", "b")).isEqualTo(new Rotation.Reused(session.id()));
    assertThat(storage().sessions().find(session.id())).isEmpty();
  }

  @Test
  default void rotateShouldAnswerManyAlikeWhenTheyPresentOneTokenForOneSuccessor() {
    exchangeAtOnce("race", 16);
  }

  @Test
  @Tag("full")
  default void rotateShouldAnswerManyAlikeAThousandTimes() {
    for (int round = 0; round < 1_000; round++) {
      exchangeAtOnce("race" + round, 4);
    }
  }

  private void exchangeAtOnce(String name, int callers) {
    Session session = opened(storedDevice(name), 0, aTokenHash(name));

    List<Rotation> rotations = Concurrently.call(callers, _ -> rotate(name, "after " + name));

    assertThat(rotations).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
    assertThat(rotations)
        .filteredOn(Rotation.Repeated.class::isInstance)
        .hasSize(callers - 1)
        .allMatch(
            new Rotation.Repeated(storage().sessions().find(session.id()).orElseThrow())::equals);
    assertThat(rotate("after " + name, "last " + name)).isInstanceOf(Rotation.Rotated.class);
  }

  private Rotation rotate(String presented, String next) {
    return rotate(presented, next, noonPlus(10), noonPlus(99_000));
  }

  private Rotation rotate(String presented, String next, Instant now, Instant expiresAt) {
    return storage()
        .sessions()
        .rotate(aTokenHash(presented), aTokenHash(next), now, expiresAt, GRACE);
  }
}
