// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestRooms.aParticipant;
import static dev.sotto.testkit.data.TestRooms.aPending;
import static dev.sotto.testkit.data.TestRooms.aReachable;
import static dev.sotto.testkit.data.TestRooms.anId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore.Acceptance;
import dev.sotto.core.room.PairingStore.Collection;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.RoomStore.Purged;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestRooms;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What every [dev.sotto.core.room.RoomStore] must do.
public interface RoomStoreContract extends StorageFixture {
  @Test
  default void findShouldTellARoomAsItWasMade() {
    Participant anna = aReachable("anna", "token of anna");
    Participant berta = aParticipant("berta");

    RoomId id = TestRooms.storedRoom(storage().pairings(), "1", anna, berta);

    assertThat(storage().rooms().find(id))
        .contains(new Room(id, anna, berta, new Initiator.Open(), NOON));
    assertThat(storage().rooms().find(anId())).isEmpty();
  }

  @Test
  default void pageShouldWalkThroughAllRooms() {
    var made = new HashSet<RoomId>();
    for (int i = 0; i < 5; i++) {
      made.add(room("code" + i, "anna" + i, "berta" + i));
    }

    List<Room> first = storage().rooms().page("", 3);
    List<Room> second = storage().rooms().page(first.getLast().id().text(), 3);

    var found = new HashSet<RoomId>();
    first.forEach(room -> found.add(room.id()));
    second.forEach(room -> found.add(room.id()));
    assertThat(first).hasSize(3);
    assertThat(second).hasSize(2);
    assertThat(found).isEqualTo(made);
  }

  @Test
  default void enterShouldKeepTheFirstInitiator() {
    RoomId id = room("1", "anna", "berta");
    var berta = new Initiator.Chosen(new ParticipantId("berta"));
    var anna = new Initiator.Chosen(new ParticipantId("anna"));

    assertThat(storage().rooms().enter(id, new Initiator.Open(), NOON.plusSeconds(1)))
        .map(Room::initiator)
        .contains(new Initiator.Open());
    assertThat(storage().rooms().enter(id, berta, NOON.plusSeconds(2)))
        .map(Room::initiator)
        .contains(berta);
    assertThat(storage().rooms().enter(id, anna, NOON.plusSeconds(3)))
        .map(Room::initiator)
        .contains(berta);
    assertThat(storage().rooms().find(id).orElseThrow().usedAt()).isEqualTo(NOON.plusSeconds(3));
    assertThat(storage().rooms().enter(anId(), anna, NOON)).isEmpty();
  }

  @Test
  default void enterShouldAgreeOnOneInitiatorWhenBothEnterAtOnce() {
    RoomId id = room("1", "anna", "berta");

    List<Initiator> told =
        Concurrently.call(
            16,
            number ->
                storage()
                    .rooms()
                    .enter(
                        id,
                        new Initiator.Chosen(new ParticipantId(number % 2 == 0 ? "anna" : "berta")),
                        NOON)
                    .orElseThrow()
                    .initiator());

    assertThat(new HashSet<>(told)).hasSize(1);
  }

  @Test
  default void removeShouldTakeTheCodeWithTheRoom() {
    RoomId id = room("1", "anna", "berta");

    assertThat(storage().rooms().remove(id)).isTrue();
    assertThat(storage().rooms().remove(id)).isFalse();

    assertThat(storage().rooms().find(id)).isEmpty();
    assertThat(storage().pairings().collect(new JoinCode("1"), new ParticipantId("anna"), NOON))
        .isEqualTo(new Collection.Unknown());
    assertThat(storage().pairings().accept(new JoinCode("1"), aParticipant("berta"), anId(), NOON))
        .isEqualTo(new Acceptance.Unknown());
  }

  @Test
  default void forgetShouldRemoveTheTokenFromThisRoomOnly() {
    Participant anna = aReachable("anna", "same");
    RoomId id = TestRooms.storedRoom(storage().pairings(), "1", anna, aReachable("berta", "b"));
    RoomId other = TestRooms.storedRoom(storage().pairings(), "2", aReachable("c", "x"), anna);

    storage().rooms().forget(id, new PushToken("same"));

    Room found = storage().rooms().find(id).orElseThrow();
    assertThat(found.creator().reach()).isEqualTo(new PushAddress.Nowhere());
    assertThat(found.guest()).isEqualTo(aReachable("berta", "b"));
    assertThat(storage().rooms().find(other).orElseThrow().guest()).isEqualTo(anna);
  }

  @Test
  default void purgeShouldDeleteWhatOneOfThemIsIn() {
    RoomId asCreator = room("1", "anna", "berta");
    RoomId asGuest = room("2", "carla", "anna");
    RoomId other = room("3", "carla", "berta");
    storage().pairings().register(aPending("4", "anna"), NOON);
    storage().pairings().register(aPending("5", "carla"), NOON);
    storage().pairings().collect(new JoinCode("1"), new ParticipantId("anna"), NOON);
    Set<ParticipantId> anna = Set.of(new ParticipantId("anna"), new ParticipantId("nobody"));

    // Not collected yet: the code that carla has made, and the one that waits.
    var expected = new Purged(2, 2);
    assertThat(storage().rooms().count(anna)).isEqualTo(expected);
    assertThat(storage().rooms().find(asCreator)).isPresent();
    assertThat(storage().rooms().purge(anna)).isEqualTo(expected);
    assertThat(storage().rooms().purge(anna)).isEqualTo(new Purged(0, 0));

    assertThat(storage().rooms().find(asCreator)).isEmpty();
    assertThat(storage().rooms().find(asGuest)).isEmpty();
    assertThat(storage().rooms().find(other)).isPresent();
    assertThat(storage().pairings().collect(new JoinCode("5"), new ParticipantId("carla"), NOON))
        .isEqualTo(new Collection.Waiting());
  }

  @Test
  default void purgeShouldDeleteEverythingHoweverMuchItIs() {
    int threads = 12;
    int many = 600;
    Concurrently.run(
        threads,
        thread -> {
          for (int number = thread; number < many; number += threads) {
            room("1" + number, "anna", "berta");
            storage().pairings().register(aPending("2" + number, "anna"), NOON);
          }
        });
    RoomId other = room("3", "carla", "berta");
    Set<ParticipantId> anna = Set.of(new ParticipantId("anna"));

    assertThat(storage().rooms().purge(anna)).isEqualTo(new Purged(many, 2 * many));

    assertThat(storage().rooms().count(anna)).isEqualTo(new Purged(0, 0));
    assertThat(storage().rooms().find(other)).isPresent();
  }

  @Test
  default void purgeShouldCountARoomOnceWhenBothAreNamed() {
    room("1", "anna", "berta");
    Set<ParticipantId> both = Set.of(new ParticipantId("anna"), new ParticipantId("berta"));

    assertThat(storage().rooms().count(both)).isEqualTo(new Purged(1, 1));
    assertThat(storage().rooms().purge(both)).isEqualTo(new Purged(1, 1));
  }

  @Test
  default void sweepUnusedShouldLeaveRoomsThatAreUsed() {
    RoomId unused = room("1", "anna", "berta");
    RoomId used = room("2", "anna", "berta");
    storage().rooms().enter(used, new Initiator.Open(), NOON.plusSeconds(10));

    assertThat(storage().rooms().sweepUnused(NOON, 10)).isZero();
    assertThat(storage().rooms().sweepUnused(NOON.plusMillis(1), 10)).isEqualTo(1);
    assertThat(storage().rooms().sweepUnused(NOON.plusSeconds(10), 10)).isZero();

    assertThat(storage().rooms().find(unused)).isEmpty();
    assertThat(storage().rooms().find(used)).isPresent();
  }

  @Test
  default void sweepUnusedShouldGoInBoundedSteps() {
    for (int i = 0; i < 3; i++) {
      room("code" + i, "anna", "berta");
    }

    assertThat(storage().rooms().sweepUnused(NOON.plusSeconds(1), 2)).isEqualTo(2);
    assertThat(storage().rooms().sweepUnused(NOON.plusSeconds(1), 2)).isEqualTo(1);
    assertThat(storage().rooms().sweepUnused(NOON.plusSeconds(1), 2)).isZero();
  }

  private RoomId room(String code, String creator, String guest) {
    return TestRooms.storedRoom(
        storage().pairings(), code, aParticipant(creator), aParticipant(guest));
  }
}
