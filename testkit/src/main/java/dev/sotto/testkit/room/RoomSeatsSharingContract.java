// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import dev.sotto.core.room.live.Seat;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.cluster.NodesFixture;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every [RoomSeats] must do between nodes that all live.
public interface RoomSeatsSharingContract extends NodesFixture {
  /// The room of all tests.
  String ROOM = "room";

  @Test
  default void nodesShouldHaveNamesOfTheirOwn() {
    List<String> names = nodes(5).stream().map(RoomSeats::node).toList();

    assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[a-z0-9]{1,24}"));
  }

  @Test
  default void seatsShouldBeTheSameForAllNodes() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();

    LiveRoomState first = take(one, "a", "A");
    LiveRoomState second = take(other, "b", "B");

    assertThat(second.seats()).containsExactly(seat(one, "a", "A"), seat(other, "b", "B"));
    assertThat(second.version()).isGreaterThan(first.version());
    assertThat(take(one, "c", "C")).isEqualTo(second);
    assertThat(other.occupied(10)).containsExactly(new Occupied(ROOM, 2));
    assertThat(one.leave(ROOM, "a", LeaveReason.LEFT).seats())
        .containsExactly(seat(other, "b", "B"));
  }

  @Test
  default void takeShouldReplaceAClientAtAnotherNode() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(one, "a", "A");

    assertThat(take(other, "a2", "A").seats()).containsExactly(seat(other, "a2", "A"));
  }

  @Test
  default void takeShouldSeatTwoOnlyWhenManyNodesAskAtOnce() {
    List<RoomSeats> nodes = nodes(8);

    List<LiveRoomState> answers =
        Concurrently.call(8, number -> take(nodes.get(number), "c" + number, ""));

    long seated =
        IntStream.range(0, 8)
            .filter(number -> answers.get(number).seatOf("c" + number).isPresent())
            .count();
    assertThat(seated).isEqualTo(2);
  }

  @Test
  default void renewShouldTellNewsOfOthersOnce() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    one.renew();
    other.renew();
    take(one, "a", "A");
    take(other, "b", "B");
    LiveRoomState again = take(other, "b", "B");

    assertThat(one.renew().news()).containsExactly(again);
    assertThat(one.renew().news()).isEmpty();
    assertThat(other.renew().news()).isEmpty();
  }

  @Test
  default void renewShouldTellWhoseSeatWasTakenOrGivenUp() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(one, "a", "A");
    take(one, "b", "B");
    LiveRoomState replaced = take(other, "a2", "A");
    assertThat(one.renew().news()).containsExactly(replaced);

    LiveRoomState left = other.leave(ROOM, "a2", LeaveReason.LEFT);

    assertThat(one.renew().news()).containsExactly(left);
  }

  @Test
  default void renewShouldTellNothingOfRoomsOfOthers() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    RoomSeats third = join().roomSeats();
    take(one, "a", "A");
    take(other, "b", "B");

    assertThat(third.renew().news()).isEmpty();
  }

  @Test
  default void renewShouldTellThatNothingWasLostWhenAllIsWell() {
    RoomSeats one = join().roomSeats();
    one.renew();
    take(one, "a", "A");

    assertThat(one.renew()).isEqualTo(new RoomSeats.Renewal(false, List.of(), List.of()));
  }

  @Test
  default void mendShouldLeaveSeatsOfOthersAlone() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(one, "a", "A");
    LiveRoomState both = take(other, "b", "B");

    assertThat(one.mend(both.keeping(List.of(seat(one, "a", "A")), LeaveReason.LEFT, 0)))
        .isEqualTo(both);
    LiveRoomState alone = one.mend(both.keeping(List.of(), LeaveReason.LEFT, 0));

    assertThat(alone.seats()).containsExactly(seat(other, "b", "B"));
    assertThat(other.renew().news()).containsExactly(alone);
  }

  @Test
  default void mendShouldNotPutAnybodyIntoAFullRoom() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(other, "b", "B");
    LiveRoomState full = take(other, "c", "C");
    LiveRoomState known =
        LiveRoomState.empty(ROOM).with(seat(one, "a", "A"), RememberedInitiator.UNKNOWN, 1);

    assertThat(one.mend(known)).isEqualTo(full);
  }

  @Test
  default void mendShouldNotPutAnybodyBesideItsNamesake() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    LiveRoomState newer = take(other, "a2", "A");
    LiveRoomState known =
        LiveRoomState.empty(ROOM).with(seat(one, "a", "A"), RememberedInitiator.UNKNOWN, 1);

    assertThat(one.mend(known)).isEqualTo(newer);
  }

  @Test
  default void mendShouldMakeAMeetingWithOneWhoCameMeanwhile() {
    RoomSeats one = join().roomSeats();
    RoomSeats other = join().roomSeats();
    take(other, "b", "B");
    LiveRoomState known =
        LiveRoomState.empty(ROOM).with(seat(one, "a", "A"), RememberedInitiator.UNKNOWN, 1);

    LiveRoomState mended = one.mend(known);

    assertThat(mended.seats()).containsExactly(seat(other, "b", "B"), seat(one, "a", "A"));
    assertThat(mended.meeting().since()).isEqualTo(mended.version());
    assertThat(other.renew().news()).containsExactly(mended);
  }

  /// {@return what a node is answered that puts a client into [#ROOM]}
  static LiveRoomState take(RoomSeats node, String client, String device) {
    return node.take(ROOM, seat(node, client, device), RememberedInitiator.UNKNOWN);
  }

  /// {@return a seat at `node`}
  static Seat seat(RoomSeats node, String client, String device) {
    return new Seat(client, node.node(), device);
  }

  private List<RoomSeats> nodes(int count) {
    return Stream.generate(() -> join().roomSeats()).limit(count).toList();
  }
}
