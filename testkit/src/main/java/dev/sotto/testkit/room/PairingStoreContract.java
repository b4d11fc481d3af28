// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestRooms.EXPIRY;
import static dev.sotto.testkit.data.TestRooms.aParticipant;
import static dev.sotto.testkit.data.TestRooms.aPending;
import static dev.sotto.testkit.data.TestRooms.anId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Collection;
import dev.sotto.core.room.PairingStore.Registration;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.RoomId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestRooms;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.room.PairingStore] must do.
public interface PairingStoreContract extends StorageFixture {
  /// The code of most tests.
  JoinCode CODE = new JoinCode("123456");

  /// Its creator.
  ParticipantId ANNA = new ParticipantId("anna");

  @Test
  default void registerShouldTellARepeatFromAStranger() {
    var later = new PendingPairing(CODE, aParticipant("anna"), EXPIRY.plusSeconds(9));

    assertThat(storage().pairings().register(aPending("123456", "anna"), NOON))
        .isEqualTo(new Registration.Registered(EXPIRY));
    assertThat(storage().pairings().register(later, NOON.plusSeconds(1)))
        .isEqualTo(new Registration.Registered(EXPIRY));
    assertThat(storage().pairings().register(aPending("123456", "zoe"), NOON))
        .isEqualTo(new Registration.Taken());
  }

  @Test
  default void registerShouldGiveAwayACodeThatHasExpired() {
    var next = new PendingPairing(CODE, aParticipant("zoe"), EXPIRY.plusSeconds(60));
    storage().pairings().register(aPending("123456", "anna"), NOON);

    assertThat(storage().pairings().register(next, EXPIRY.minusMillis(1)))
        .isEqualTo(new Registration.Taken());
    assertThat(storage().pairings().register(next, EXPIRY))
        .isEqualTo(new Registration.Registered(next.expiresAt()));
    assertThat(storage().pairings().collect(CODE, ANNA, EXPIRY))
        .isEqualTo(new Collection.Unknown());
  }

  @Test
  default void registerShouldGiveTheCodeToOneWhenManyWantIt() {
    List<Registration> answers =
        Concurrently.call(
            50,
            number -> storage().pairings().register(aPending("123456", "client" + number), NOON));

    assertThat(answers).containsOnlyOnce(new Registration.Registered(EXPIRY));
    assertThat(answers).filteredOn(new Registration.Taken()::equals).hasSize(49);
  }

  @Test
  default void acceptShouldAnswerTheSameRoomToTheSameGuestOnly() {
    RoomId id = anId();
    storage().pairings().register(aPending("123456", "anna"), NOON);

    assertThat(accept("berta", id, NOON)).isEqualTo(new Acceptance.Accepted(id));
    assertThat(accept("berta", anId(), NOON)).isEqualTo(new Acceptance.Accepted(id));
    assertThat(accept("carla", anId(), NOON)).isEqualTo(new Acceptance.Conflict());
    assertThat(accept("anna", anId(), NOON)).isEqualTo(new Acceptance.Conflict());
    assertThat(storage().pairings().collect(CODE, ANNA, NOON))
        .isEqualTo(new Collection.Collected(id));
    assertThat(storage().rooms().find(id).orElseThrow().guest()).isEqualTo(aParticipant("berta"));
  }

  @Test
  default void acceptShouldRefuseTheCreator() {
    storage().pairings().register(aPending("123456", "anna"), NOON);

    assertThat(accept("anna", anId(), NOON)).isEqualTo(new Acceptance.Conflict());
    assertThat(storage().pairings().collect(CODE, ANNA, NOON)).isEqualTo(new Collection.Waiting());
  }

  @Test
  default void acceptShouldKnowNoCodeThatIsMissingOrExpired() {
    assertThat(accept("berta", anId(), NOON)).isEqualTo(new Acceptance.Unknown());
    storage().pairings().register(aPending("123456", "anna"), NOON);

    assertThat(accept("berta", anId(), EXPIRY)).isEqualTo(new Acceptance.Unknown());
    assertThat(accept("berta", anId(), EXPIRY.minusMillis(1)))
        .isInstanceOf(Acceptance.Accepted.class);
    assertThat(accept("berta", anId(), EXPIRY)).isEqualTo(new Acceptance.Unknown());
  }

  @Test
  default void acceptShouldMakeOneRoomWhenAThousandRedeemAtOnce() {
    storage().pairings().register(aPending("123456", "anna"), NOON);

    List<Acceptance> answers =
        Concurrently.call(1_000, number -> accept("client" + number, anId(), NOON));

    assertThat(answers).filteredOn(Acceptance.Accepted.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(new Acceptance.Conflict()::equals).hasSize(999);
    assertThat(storage().rooms().page("", 10)).hasSize(1);
  }

  @Test
  default void collectShouldWaitUntilTheCodeExpires() {
    storage().pairings().register(aPending("123456", "anna"), NOON);

    assertThat(storage().pairings().collect(CODE, ANNA, EXPIRY.minusMillis(1)))
        .isEqualTo(new Collection.Waiting());
    assertThat(storage().pairings().collect(CODE, ANNA, EXPIRY))
        .isEqualTo(new Collection.Unknown());
    assertThat(storage().pairings().collect(CODE, new ParticipantId("zoe"), NOON))
        .isEqualTo(new Collection.Unknown());
    assertThat(storage().pairings().collect(new JoinCode("654321"), ANNA, NOON))
        .isEqualTo(new Collection.Unknown());
  }

  @Test
  default void collectShouldAnswerForAsLongAsTheRoomExists() {
    RoomId id = anId();
    storage().pairings().register(aPending("123456", "anna"), NOON);
    accept("berta", id, EXPIRY.minusMillis(1));
    Instant later = EXPIRY.plusSeconds(100_000);

    assertThat(storage().pairings().sweepPending(later, 10)).isEqualTo(1);
    var stranger = new PendingPairing(CODE, aParticipant("zoe"), later.plusSeconds(60));
    storage().pairings().register(stranger, later);

    assertThat(storage().pairings().collect(CODE, ANNA, later))
        .isEqualTo(new Collection.Collected(id));
    storage().rooms().remove(id);
    assertThat(storage().pairings().collect(CODE, ANNA, later)).isEqualTo(new Collection.Unknown());
  }

  @Test
  default void collectShouldAnswerTheSameWheneverItIsAsked() {
    RoomId id = anId();
    storage().pairings().register(aPending("123456", "anna"), NOON);
    accept("berta", id, NOON);

    assertThat(Concurrently.call(10, _ -> storage().pairings().collect(CODE, ANNA, EXPIRY)))
        .containsOnly(new Collection.Collected(id));
    assertThat(storage().pairings().collect(CODE, ANNA, EXPIRY))
        .isEqualTo(new Collection.Collected(id));
  }

  @Test
  default void collectShouldFindTheRoomOfTheCodeWhenThePairHasTwo() {
    RoomId first =
        TestRooms.storedRoom(
            storage().pairings(), "1", aParticipant("anna"), aParticipant("berta"));
    RoomId second =
        TestRooms.storedRoom(
            storage().pairings(), "2", aParticipant("anna"), aParticipant("berta"));

    assertThat(storage().pairings().collect(new JoinCode("1"), ANNA, NOON))
        .isEqualTo(new Collection.Collected(first));
    assertThat(storage().pairings().collect(new JoinCode("2"), ANNA, NOON))
        .isEqualTo(new Collection.Collected(second));
  }

  @Test
  default void sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps() {
    for (int i = 0; i < 5; i++) {
      storage().pairings().register(aPending("code" + i, "anna"), NOON);
    }

    assertThat(storage().pairings().sweepPending(EXPIRY.minusMillis(1), 10)).isZero();
    assertThat(storage().pairings().sweepPending(EXPIRY, 3)).isEqualTo(3);
    assertThat(storage().pairings().sweepPending(EXPIRY, 3)).isEqualTo(2);
    assertThat(storage().pairings().sweepPending(EXPIRY, 3)).isZero();
  }

  private Acceptance accept(String guest, RoomId id, Instant now) {
    return storage().pairings().accept(CODE, aParticipant(guest), id, now);
  }
}
