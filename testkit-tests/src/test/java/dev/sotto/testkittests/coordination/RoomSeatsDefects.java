// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.room.live.RoomSeats;
import dev.sotto.core.spi.Coordination;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the seats of live rooms.
final class RoomSeatsDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          seats(
              "old socket keeps its seat",
              "takeShouldReplaceAClientThatCallsItselfTheSame",
              BrokenRoomSeats.KeepsOldSockets::new),
          seats(
              "the nameless are mixed up",
              "takeShouldNotReplaceClientsThatDoNotSayWhoTheyAre",
              BrokenRoomSeats.MixesUpTheNameless::new),
          seats(
              "version stands still",
              "takeShouldSeatTwoInTheOrderOfJoiningAndRefuseTheThird",
              BrokenRoomSeats.VersionStandsStill::new),
          seats(
              "coming again is another meeting",
              "takeShouldCallBothAgainWhenAMemberComesAgain",
              BrokenRoomSeats.AgainIsAnew::new),
          seats(
              "founder is forgotten",
              "founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone",
              BrokenRoomSeats.ForgetsTheFounder::new),
          seats(
              "founder is overwritten",
              "founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone",
              BrokenRoomSeats.OverwritesTheFounder::new),
          seats(
              "row of the room is ignored",
              "founderShouldBeTheStoredOneAndNotBeKept",
              BrokenRoomSeats.IgnoresTheRow::new),
          seats(
              "whoever leaves is lost",
              "leaveShouldTakeOneAndSayHow",
              BrokenRoomSeats.NeverLeft::new),
          seats(
              "unknown room has no version",
              "leaveShouldAnswerANewVersionOfARoomThatIsNotKnown",
              BrokenRoomSeats.UnknownHasNoVersion::new),
          seats(
              "nothing is mended",
              "mendShouldWriteWhatTheNodeKnowsOfItsOwn",
              BrokenRoomSeats.MendsNothing::new),
          seats(
              "mending begins another meeting",
              "mendShouldKeepAMeetingOfItsOwn",
              BrokenRoomSeats.MendsToAnotherMeeting::new),
          seats(
              "list without bounds",
              "occupiedShouldTellRoomsInWhichSomebodyIs",
              BrokenRoomSeats.ListsAll::new),
          sharedSeats(
              "nodes have one name",
              "nodesShouldHaveNamesOfTheirOwn",
              BrokenRoomSeats.SameName::new),
          sharedSeats(
              "news are not told",
              "renewShouldTellNewsOfOthersOnce",
              BrokenRoomSeats.NewsUntold::new),
          sharedSeats(
              "news are told again",
              "renewShouldTellNewsOfOthersOnce",
              BrokenRoomSeats.NewsToldAgain::new),
          sharedSeats(
              "loss of seats is told always",
              "renewShouldTellThatNothingWasLostWhenAllIsWell",
              BrokenRoomSeats.LossToldAlways::new),
          lostSeats(
              "node mends its own seats only",
              "mendShouldPutBackTheWholeRoomWhenTheSeatsWereLost",
              BrokenRoomSeats.MendsItsOwn::new),
          lostSeats(
              "orphaned rooms are not told",
              "renewShouldTellRoomsThatHaveLostSeats",
              BrokenRoomSeats.OrphansUntold::new),
          lostSeats(
              "loss of seats is not told",
              "renewShouldTellEachNodeOnceThatTheSeatsWereLost",
              BrokenRoomSeats.LossUntold::new),
          lostSeats(
              "node does not renew its seats",
              "renewShouldTellRoomsThatHaveLostSeats",
              BrokenRoomSeats.NeverRenews::new),
          lostSeats(
              "taking a seat renews",
              "takeShouldNotKeepTheNodeAlive",
              BrokenRoomSeats.TakingRenews::new));

  private RoomSeatsDefects() {}

  private static Defect<Coordination> seats(
      String name, String caughtBy, UnaryOperator<RoomSeats> broken) {
    return new Defect<>(
        name,
        CoordinationUnderTest.Seats.class,
        caughtBy,
        Broken.port(Coordination.class, RoomSeats.class, broken));
  }

  private static Defect<Coordination> sharedSeats(
      String name, String caughtBy, UnaryOperator<RoomSeats> broken) {
    return new Defect<>(
        name,
        NodesUnderTest.SharedSeats.class,
        caughtBy,
        Broken.port(Coordination.class, RoomSeats.class, broken));
  }

  private static Defect<Coordination> lostSeats(
      String name, String caughtBy, UnaryOperator<RoomSeats> broken) {
    return new Defect<>(
        name,
        NodesUnderTest.LostSeats.class,
        caughtBy,
        Broken.port(Coordination.class, RoomSeats.class, broken));
  }
}
