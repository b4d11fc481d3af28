// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.live.LiveRooms.Relaying;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// Live rooms when nodes die, and when what they share is lost or away.
final class RoomsFailureTest {
  private final AtomicBoolean away = new AtomicBoolean();
  private final TwoNodes nodes = new TwoNodes(PartitionedCoordination.whenever(away::get));
  private final RecordingRoomClient anna = new RecordingRoomClient(nodes.east, "a1", "A");
  private final RecordingRoomClient berta = new RecordingRoomClient(nodes.west, "b1", "B");

  @Test
  void deathOfANodeShouldBeToldWithinFifteenSecondsAndTheClientBeMetAgain() {
    pair();

    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(15));
    assertThat(berta.told()).containsExactly("peer lost");
    assertThat(nodes.west.sotto().rooms().live().occupied())
        .containsExactly(new Occupied("room", 1));

    var again = new RecordingRoomClient(nodes.newNode(), "a2", "A");
    again.join("room");
    assertThat(again.told()).containsExactly("joined room 2 first", "ready first");
    assertThat(berta.told()).containsExactly("ready second");
  }

  @Test
  void clientOfADeadNodeShouldTakeItsSeatAtAnotherNodeAtOnce() {
    pair();

    nodes.east.kill();
    var again = new RecordingRoomClient(nodes.west, "a2", "A");
    again.join("room");

    assertThat(again.told()).containsExactly("joined room 2 first", "ready first");
    assertThat(berta.told()).containsExactly("peer lost", "ready second");
  }

  @Test
  void deathShouldBeToldByEachOfManyNodesToItsOwn() {
    TestNode third = nodes.newNode();
    var dora = new RecordingRoomClient(third, "d1", "D");
    var emma = new RecordingRoomClient(nodes.east, "e1", "E");
    emma.join("other");
    dora.join("other");
    dora.told();
    pair();

    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(15));

    assertThat(berta.told()).containsExactly("peer lost");
    assertThat(dora.told()).containsExactly("peer lost");
  }

  @Test
  void nodeTakenForDeadShouldComeBackIntoItsRooms() {
    pair();

    nodes.east.freeze();
    nodes.time.advance(Duration.ofSeconds(15));
    assertThat(berta.told()).containsExactly("peer lost");
    nodes.east.thaw();
    nodes.time.advance(Duration.ofSeconds(5));

    assertThat(berta.told()).containsExactly("ready second");
    assertThat(anna.told()).containsExactly("peer lost", "ready first");
    anna.say("offer");
    assertThat(berta.told()).containsExactly("a1 says offer");
  }

  @Test
  void lossOfTheSeatsShouldDisturbNobody() {
    pair();

    nodes.wipe();
    anna.say("offer");
    nodes.time.advance(RoomSeats.RENEWAL);

    assertThat(berta.told()).containsExactly("a1 says offer");
    assertThat(anna.told()).isEmpty();
    var carla = new RecordingRoomClient(nodes.newNode(), "c1", "C");
    carla.join("room");
    assertThat(carla.told()).containsExactly("full");
  }

  @Test
  void leavingShouldBeToldAlsoRightAfterTheSeatsWereLost() {
    pair();

    nodes.wipe();
    anna.leave();

    assertThat(berta.told()).containsExactly("peer left");
    nodes.time.advance(RoomSeats.RENEWAL);
    assertThat(nodes.east.sotto().rooms().live().occupied())
        .containsExactly(new Occupied("room", 1));
  }

  @Test
  void seatOfANodeThatDiesWhenTheSeatsAreLostShouldBeFreed() {
    pair();

    nodes.wipe();
    nodes.east.kill();
    nodes.time.advance(Duration.ofSeconds(18));

    assertThat(berta.told()).containsExactly("peer lost");
  }

  @Test
  void pairOfOneNodeShouldGoOnAloneAndBeFoundLater() {
    away.set(true);
    var bea = new RecordingRoomClient(nodes.west, "b2", "B2");
    berta.join("room");
    bea.join("room");
    bea.say("offer");
    assertThat(berta.told()).containsExactly("joined room 1 first", "ready first", "b2 says offer");
    assertThat(bea.told()).containsExactly("joined room 2 second", "ready second");
    assertThat(nodes.west.sotto().rooms().live().occupied())
        .containsExactly(new Occupied("room", 2));

    away.set(false);
    nodes.time.advance(RoomSeats.RENEWAL);
    anna.join("room");

    assertThat(anna.told()).containsExactly("full");
    assertThat(berta.told()).isEmpty();
    assertThat(bea.told()).isEmpty();
  }

  @Test
  void thoseWhoWaitApartShouldMeetWhenTheSeatsAreBack() {
    anna.join("room");
    away.set(true);
    berta.join("room");
    assertThat(berta.told()).containsExactly("joined room 1 first");

    away.set(false);
    nodes.time.advance(RoomSeats.RENEWAL);

    assertThat(anna.told()).containsExactly("joined room 1 first", "ready first");
    assertThat(berta.told()).containsExactly("ready second");
  }

  @Test
  void whoLeftWhileTheSeatsWereAwayShouldBeGoneLater() {
    pair();

    away.set(true);
    berta.leave();
    assertThat(berta.told()).containsExactly("left room");
    assertThat(anna.told()).isEmpty();
    away.set(false);
    nodes.time.advance(RoomSeats.RENEWAL);

    assertThat(anna.told()).containsExactly("peer lost");
    assertThat(anna.say("offer")).isEqualTo(Relaying.ALONE);
    assertThat(nodes.west.sotto().rooms().live().occupied())
        .containsExactly(new Occupied("room", 1));
  }

  @Test
  void whoFindsNoSeatWhenTheSeatsAreBackShouldBePutOut() {
    away.set(true);
    berta.join("room");
    anna.join("room");
    new RecordingRoomClient(nodes.east, "c1", "C").join("room");
    berta.told();

    away.set(false);
    nodes.time.advance(RoomSeats.RENEWAL);

    assertThat(berta.told()).containsExactly("left room");
    assertThat(berta.say("offer")).isEqualTo(Relaying.IN_NO_ROOM);
  }

  @Test
  void shortOutageShouldDisturbNobody() {
    pair();

    away.set(true);
    nodes.time.advance(Duration.ofSeconds(6));
    away.set(false);
    nodes.time.advance(Duration.ofMinutes(1));

    assertThat(anna.told()).isEmpty();
    assertThat(berta.told()).isEmpty();
  }

  private void pair() {
    anna.join("room");
    berta.join("room");
    anna.told();
    berta.told();
  }
}
