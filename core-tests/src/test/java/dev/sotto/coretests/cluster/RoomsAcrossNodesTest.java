// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.coretests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PushAddress;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.live.LiveRooms.Relaying;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import dev.sotto.testkit.data.TestRooms;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rules of live rooms between nodes that all live.
final class RoomsAcrossNodesTest {
  private final TwoNodes nodes = new TwoNodes();
  private final RecordingRoomClient anna = new RecordingRoomClient(nodes.east, "a1", "A");
  private final RecordingRoomClient berta = new RecordingRoomClient(nodes.west, "b1", "B");

  @Test
  void twoShouldMeetAndTheThirdShouldBeRefused() {
    anna.join("room");
    berta.join("room");
    var carla = new RecordingRoomClient(nodes.east, "c1", "C");
    carla.join("other");
    carla.join("room");

    assertThat(anna.told()).containsExactly("joined room 1 first", "ready first");
    assertThat(berta.told()).containsExactly("joined room 2 second", "ready second");
    assertThat(carla.told()).containsExactly("joined other 1 first", "full");
    assertThat(nodes.west.sotto().rooms().live().occupied())
        .containsExactlyInAnyOrder(new Occupied("room", 2), new Occupied("other", 1));
  }

  @Test
  void whatIsSaidShouldReachThePeerInOrder() {
    pair();

    IntStream.range(0, 100).forEach(i -> anna.say("offer " + i));
    berta.say("answer");

    assertThat(berta.told())
        .containsExactlyElementsOf(
            IntStream.range(0, 100).mapToObj(i -> "a1 says offer " + i).toList());
    assertThat(anna.told()).containsExactly("b1 says answer");
  }

  @Test
  void whatIsSaidInTheLongestFrameShouldReachThePeer() {
    pair();

    anna.say("ü".repeat(128 * 1024));

    assertThat(berta.told()).containsExactly("a1 says " + "ü".repeat(128 * 1024));
  }

  @Test
  void leavingAndVanishingShouldBeTold() {
    pair();

    berta.leave();
    assertThat(berta.told()).containsExactly("left room");
    assertThat(anna.told()).containsExactly("peer left");
    assertThat(anna.say("offer")).isEqualTo(Relaying.ALONE);

    berta.join("room");
    assertThat(anna.told()).containsExactly("ready first");
    berta.vanish();
    assertThat(anna.told()).containsExactly("peer lost");
  }

  @Test
  void joiningAnotherRoomShouldLeaveTheFormerOne() {
    pair();

    berta.join("other");

    assertThat(berta.told()).containsExactly("joined other 1 first");
    assertThat(anna.told()).containsExactly("peer left");
  }

  @Test
  void newSocketShouldTakeTheSeatOfTheOldOneAtAnotherNode() {
    pair();
    var again = new RecordingRoomClient(nodes.west, "a2", "A");

    again.join("room");

    assertThat(again.told()).containsExactly("joined room 2 first", "ready first");
    assertThat(berta.told()).containsExactly("peer lost", "ready second");
    assertThat(anna.told()).containsExactly("left room");
    assertThat(anna.say("offer")).isEqualTo(Relaying.IN_NO_ROOM);
    anna.vanish();
    again.say("offer");
    assertThat(berta.told()).containsExactly("a2 says offer");
  }

  @Test
  void joiningAgainShouldCallBothAgain() {
    pair();

    anna.join("room");

    assertThat(anna.told()).containsExactly("joined room 2 first", "ready first");
    assertThat(berta.told()).containsExactly("ready second");
  }

  @Test
  void rolesShouldStickToDevicesAtWhateverNodeTheyJoin() {
    anna.join("room");
    anna.leave();
    berta.join("room");
    berta.leave();
    anna.told();
    berta.told();

    new RecordingRoomClient(nodes.west, "a2", "A").join("room");
    berta.join("room");

    assertThat(berta.told()).containsExactly("joined room 2 second", "ready second");
  }

  @Test
  void allShouldBeSeenWithinARenewalWhenTheBusLosesEverything() {
    var lossy = new TwoNodes(DeafBus.LOST_HINTS);
    var dora = new RecordingRoomClient(lossy.west, "d1", "D");
    var emma = new RecordingRoomClient(lossy.east, "e1", "E");
    dora.join("room");
    emma.join("room");
    assertThat(dora.told()).containsExactly("joined room 1 first");

    lossy.time.advance(RoomSeats.RENEWAL);
    assertThat(dora.told()).containsExactly("ready first");

    emma.leave();
    lossy.time.advance(RoomSeats.RENEWAL);
    assertThat(dora.told()).containsExactly("peer left");
  }

  @Test
  void absentOneShouldBeKnockedAtOnlyWhenNobodyElseIsThereAtAnyNode() {
    RoomId room =
        TestRooms.storedRoom(nodes.storage().pairings(), "1", reachable("A"), reachable("B"));

    anna.join(room.text());
    assertThat(nodes.east.woken()).hasSize(1);
    berta.join(room.text());
    berta.knock();
    assertThat(nodes.west.woken()).isEmpty();

    anna.leave();
    nodes.time.advance(Duration.ofHours(1));
    berta.knock();
    assertThat(nodes.west.woken()).hasSize(1);
  }

  @Test
  void nothingShouldBeToldWhenNothingHappens() {
    pair();

    nodes.time.advance(Duration.ofMinutes(10));

    assertThat(anna.told()).isEmpty();
    assertThat(berta.told()).isEmpty();
  }

  private static Participant reachable(String name) {
    return new Participant(
        new ParticipantId(name),
        new PushAddress.Push(new PushToken("token of " + name), PushAddress.Platform.ANDROID));
  }

  private void pair() {
    anna.join("room");
    berta.join("room");
    anna.told();
    berta.told();
  }
}
