// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.room.live.LeaveReason;
import dev.sotto.core.room.live.LiveRoomState;
import dev.sotto.core.room.live.Meeting;
import dev.sotto.core.room.live.RememberedInitiator;
import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.room.live.RoomSeats.Occupied;
import dev.sotto.core.room.live.Seat;
import dev.sotto.testkit.Concurrently;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What every [RoomSeats] must do for one node. The rest is in [RoomSeatsSharingContract] and
/// [RoomSeatsFailureContract].
public interface RoomSeatsContract {
  /// The room of most tests.
  String ROOM = "room";

  /// {@return the seats of one node, in which nobody is, the same all through one test}
  RoomSeats seats();

  @Test
  default void takeShouldSeatTwoInTheOrderOfJoiningAndRefuseTheThird() {
    LiveRoomState one = take("a", "A");
    LiveRoomState two = take("b", "B");
    LiveRoomState three = take("c", "C");

    assertThat(one.seats()).containsExactly(seat("a", "A"));
    assertThat(one.meeting()).isEqualTo(Meeting.NONE);
    assertThat(one.room()).isEqualTo(ROOM);
    assertThat(two.seats()).containsExactly(seat("a", "A"), seat("b", "B"));
    assertThat(two.meeting()).isEqualTo(new Meeting(two.version(), two.version()));
    assertThat(one.version()).isPositive();
    assertThat(two.version()).isGreaterThan(one.version());
    assertThat(three).isEqualTo(two);
  }

  @Test
  default void takeShouldReplaceAClientThatCallsItselfTheSame() {
    take("a", "A");
    LiveRoomState before = take("b", "B");

    LiveRoomState after = take("a2", "A");

    assertThat(after.seats()).containsExactly(seat("b", "B"), seat("a2", "A"));
    assertThat(after.meeting()).isEqualTo(new Meeting(after.version(), after.version()));
    assertThat(after.meeting().since()).isGreaterThan(before.meeting().since());
    assertThat(after.parting()).isEqualTo(LeaveReason.LOST);
  }

  @Test
  default void takeShouldReplaceAlsoWhenNobodyElseIsThere() {
    take("a", "A");

    LiveRoomState after = take("a2", "A");

    assertThat(after.seats()).containsExactly(seat("a2", "A"));
    assertThat(after.meeting().isOn()).isFalse();
  }

  @Test
  default void takeShouldNotReplaceClientsThatDoNotSayWhoTheyAre() {
    take("a", "");

    assertThat(take("b", "").seats()).hasSize(2);
    assertThat(take("c", "").seatOf("c")).isEmpty();
  }

  @Test
  default void takeShouldCallBothAgainWhenAMemberComesAgain() {
    take("a", "A");
    LiveRoomState before = take("b", "B");

    LiveRoomState after = take("a", "A2");

    assertThat(after.seats()).containsExactly(seat("a", "A2"), seat("b", "B"));
    assertThat(after.version()).isGreaterThan(before.version());
    assertThat(after.meeting()).isEqualTo(new Meeting(before.meeting().since(), after.version()));
  }

  @Test
  default void leaveShouldTakeOneAndSayHow() {
    take("a", "A");
    LiveRoomState both = take("b", "B");

    LiveRoomState left = seats().leave(ROOM, "a", LeaveReason.LEFT);

    assertThat(left.seats()).containsExactly(seat("b", "B"));
    assertThat(left.meeting()).isEqualTo(Meeting.NONE);
    assertThat(left.parting()).isEqualTo(LeaveReason.LEFT);
    assertThat(left.version()).isGreaterThan(both.version());
    take("a", "A");
    assertThat(seats().leave(ROOM, "b", LeaveReason.LOST).parting()).isEqualTo(LeaveReason.LOST);
  }

  @Test
  default void leaveShouldChangeNothingWhenTheClientIsNotThere() {
    LiveRoomState before = take("a", "A");

    assertThat(seats().leave(ROOM, "z", LeaveReason.LEFT)).isEqualTo(before);
  }

  @Test
  default void leaveShouldAnswerANewVersionOfARoomThatIsNotKnown() {
    LiveRoomState answer = seats().leave(ROOM, "a", LeaveReason.LEFT);

    assertThat(answer.seats()).isEmpty();
    assertThat(answer.parting()).isEqualTo(LeaveReason.LEFT);
    assertThat(answer.version()).isPositive();
    assertThat(take("b", "B").version()).isGreaterThan(answer.version());
  }

  @Test
  default void versionsShouldRiseAlsoWhenTheRoomWasEmpty() {
    LiveRoomState first = take("a", "");
    LiveRoomState emptied = seats().leave(ROOM, "a", LeaveReason.LEFT);
    LiveRoomState second = take("b", "");

    assertThat(emptied.version()).isGreaterThan(first.version());
    assertThat(second.version()).isGreaterThan(emptied.version());
    assertThat(second.seats()).containsExactly(seat("b", ""));
  }

  @Test
  default void founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone() {
    seats().take(ROOM, seat("x", ""), new RememberedInitiator("", false));
    assertThat(claim("a", new RememberedInitiator("A", false)).founder())
        .isEqualTo(new RememberedInitiator("A", false));
    seats().leave(ROOM, "x", LeaveReason.LEFT);
    assertThat(claim("b", new RememberedInitiator("B", false)).founder())
        .isEqualTo(new RememberedInitiator("A", false));
    seats().leave(ROOM, "a", LeaveReason.LEFT);
    seats().leave(ROOM, "b", LeaveReason.LOST);

    assertThat(claim("b", new RememberedInitiator("B", false)).founder())
        .isEqualTo(new RememberedInitiator("A", false));
  }

  @Test
  default void founderShouldBeTheStoredOneAndNotBeKept() {
    claim("a", new RememberedInitiator("A", false));
    assertThat(claim("b", new RememberedInitiator("B", true)).founder())
        .isEqualTo(new RememberedInitiator("B", true));
    seats().leave(ROOM, "a", LeaveReason.LEFT);
    seats().leave(ROOM, "b", LeaveReason.LEFT);

    assertThat(claim("a", new RememberedInitiator("A", false)).founder())
        .isEqualTo(new RememberedInitiator("A", false));
  }

  @Test
  @Tag("full")
  default void founderShouldBeForgottenWhenTooManyAreRemembered() {
    for (int i = 0; i <= RoomSeats.REMEMBERED; i++) {
      seats().take("room" + i, seat("a", "A"), new RememberedInitiator("A", false));
      seats().leave("room" + i, "a", LeaveReason.LEFT);
    }
    var berta = new RememberedInitiator("B", false);

    assertThat(seats().take("room1", seat("b", "B"), berta).founder().device()).isEqualTo("A");
    assertThat(seats().take("room0", seat("b", "B"), berta).founder()).isEqualTo(berta);
  }

  @Test
  default void anyTextShouldNameARoomAndADevice() {
    List<String> texts =
        List.of("a b:c;{d}[e]%s*", "Zoë 👋", "x".repeat(1_024), "-1", "\"'\\ \u0000\n");
    for (String text : texts) {
      var seat = new Seat("client", seats().node(), text);
      var founder = new RememberedInitiator(text, false);

      LiveRoomState taken = seats().take(text, seat, founder);

      assertThat(taken.room()).isEqualTo(text);
      assertThat(taken.seats()).containsExactly(seat);
      assertThat(taken.founder()).isEqualTo(founder);
    }
    assertThat(seats().occupied(10))
        .containsExactlyInAnyOrderElementsOf(
            texts.stream().map(text -> new Occupied(text, 1)).toList());
  }

  @Test
  default void roomsShouldBeApart() {
    take("a", "A");
    take("b", "B");

    LiveRoomState other = seats().take("room 2", seat("a", "A"), RememberedInitiator.UNKNOWN);
    seats().leave("room 2", "a", LeaveReason.LEFT);

    assertThat(other.seats()).hasSize(1);
    assertThat(take("c", "").seats()).containsExactly(seat("a", "A"), seat("b", "B"));
  }

  @Test
  default void takeShouldSeatTwoOnlyWhenManyComeAtOnce() {
    List<LiveRoomState> answers =
        Concurrently.call(
            50, number -> seats().take(ROOM, seat("c" + number, ""), RememberedInitiator.UNKNOWN));

    long seated =
        IntStream.range(0, 50)
            .filter(number -> answers.get(number).seatOf("c" + number).isPresent())
            .count();
    assertThat(seated).isEqualTo(2);
    assertThat(new HashSet<>(answers)).hasSize(2);
  }

  @Test
  default void takeShouldLeaveOneSeatWhenNamesakesComeAtOnce() {
    List<LiveRoomState> answers = Concurrently.call(20, number -> take("c" + number, "A"));

    assertThat(answers).allMatch(seating -> seating.seats().size() == 1);
    assertThat(answers.stream().map(LiveRoomState::version).distinct()).hasSize(20);
  }

  @Test
  default void mendShouldTakeOverARoomThatIsNotKnown() {
    var meeting = new Meeting(3, 4);
    var known =
        new LiveRoomState(
            ROOM,
            5,
            meeting,
            List.of(seat("a", "A"), seat("b", "")),
            new RememberedInitiator("A", false),
            LeaveReason.LEFT);

    LiveRoomState mended = seats().mend(known);

    assertThat(mended).isEqualTo(known.at(mended.version()));
    assertThat(seats().mend(mended)).isEqualTo(mended);
    assertThat(take("c", "")).isEqualTo(mended);
  }

  @Test
  default void mendShouldWriteWhatTheNodeKnowsOfItsOwn() {
    take("a", "A");
    LiveRoomState before = take("b", "B");

    LiveRoomState mended =
        seats().mend(before.keeping(List.of(seat("b", "B")), LeaveReason.LEFT, before.version()));

    assertThat(mended.seats()).containsExactly(seat("b", "B"));
    assertThat(mended.meeting()).isEqualTo(Meeting.NONE);
    assertThat(mended.parting()).isEqualTo(LeaveReason.LOST);
    assertThat(mended.version()).isGreaterThan(before.version());
  }

  @Test
  default void mendShouldKeepAMeetingOfItsOwn() {
    LiveRoomState before = take("a", "A");
    LiveRoomState known =
        before.with(seat("b", "B"), RememberedInitiator.UNKNOWN, -7).at(before.version());

    LiveRoomState mended = seats().mend(known);

    assertThat(mended.seats()).containsExactly(seat("a", "A"), seat("b", "B"));
    assertThat(mended.meeting()).isEqualTo(new Meeting(-7, -7));
    assertThat(mended.version()).isGreaterThan(before.version());
  }

  @Test
  default void mendShouldEmptyARoomInWhichNobodyIs() {
    LiveRoomState before = take("a", "A");

    seats().mend(before.keeping(List.of(), LeaveReason.LEFT, before.version()));

    assertThat(seats().occupied(10)).isEmpty();
  }

  @Test
  default void occupiedShouldTellRoomsInWhichSomebodyIs() {
    take("a", "A");
    take("b", "B");
    seats().take("one", seat("c", ""), RememberedInitiator.UNKNOWN);
    seats().take("none", seat("d", ""), RememberedInitiator.UNKNOWN);
    seats().leave("none", "d", LeaveReason.LEFT);
    seats().take("kept", seat("e", "E"), new RememberedInitiator("E", false));
    seats().leave("kept", "e", LeaveReason.LEFT);

    assertThat(seats().occupied(10))
        .containsExactlyInAnyOrder(new Occupied(ROOM, 2), new Occupied("one", 1));
    assertThat(seats().occupied(1)).hasSize(1);
  }

  private LiveRoomState take(String client, String device) {
    return seats().take(ROOM, seat(client, device), new RememberedInitiator(device, false));
  }

  private LiveRoomState claim(String client, RememberedInitiator claimed) {
    return seats().take(ROOM, seat(client, claimed.device()), claimed);
  }

  private Seat seat(String client, String device) {
    return new Seat(client, seats().node(), device);
  }
}
