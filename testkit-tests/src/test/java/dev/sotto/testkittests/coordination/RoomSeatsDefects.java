// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.coordination;

import dev.sotto.core.spi.Coordination;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;

/// What can be wrong with the seats of live rooms.
final class RoomSeatsDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          new Defect<>(
              "old socket keeps its seat",
              CoordinationUnderTest.Seats.class,
              "takeShouldReplaceAClientThatCallsItselfTheSame",
              Among.roomSeats(BrokenRoomSeats.KeepsOldSockets::new)),
          new Defect<>(
              "the nameless are mixed up",
              CoordinationUnderTest.Seats.class,
              "takeShouldNotReplaceClientsThatDoNotSayWhoTheyAre",
              Among.roomSeats(BrokenRoomSeats.MixesUpTheNameless::new)),
          new Defect<>(
              "version stands still",
              CoordinationUnderTest.Seats.class,
              "takeShouldSeatTwoInTheOrderOfJoiningAndRefuseTheThird",
              Among.roomSeats(BrokenRoomSeats.VersionStandsStill::new)),
          new Defect<>(
              "coming again is another meeting",
              CoordinationUnderTest.Seats.class,
              "takeShouldCallBothAgainWhenAMemberComesAgain",
              Among.roomSeats(BrokenRoomSeats.AgainIsAnew::new)),
          new Defect<>(
              "founder is forgotten",
              CoordinationUnderTest.Seats.class,
              "founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone",
              Among.roomSeats(BrokenRoomSeats.ForgetsTheFounder::new)),
          new Defect<>(
              "founder is overwritten",
              CoordinationUnderTest.Seats.class,
              "founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone",
              Among.roomSeats(BrokenRoomSeats.OverwritesTheFounder::new)),
          new Defect<>(
              "row of the room is ignored",
              CoordinationUnderTest.Seats.class,
              "founderShouldBeTheStoredOneAndNotBeKept",
              Among.roomSeats(BrokenRoomSeats.IgnoresTheRow::new)),
          new Defect<>(
              "whoever leaves is lost",
              CoordinationUnderTest.Seats.class,
              "leaveShouldTakeOneAndSayHow",
              Among.roomSeats(BrokenRoomSeats.NeverLeft::new)),
          new Defect<>(
              "unknown room has no version",
              CoordinationUnderTest.Seats.class,
              "leaveShouldAnswerANewVersionOfARoomThatIsNotKnown",
              Among.roomSeats(BrokenRoomSeats.UnknownHasNoVersion::new)),
          new Defect<>(
              "nothing is mended",
              CoordinationUnderTest.Seats.class,
              "mendShouldWriteWhatTheNodeKnowsOfItsOwn",
              Among.roomSeats(BrokenRoomSeats.MendsNothing::new)),
          new Defect<>(
              "mending begins another meeting",
              CoordinationUnderTest.Seats.class,
              "mendShouldKeepAMeetingOfItsOwn",
              Among.roomSeats(BrokenRoomSeats.MendsToAnotherMeeting::new)),
          new Defect<>(
              "list without bounds",
              CoordinationUnderTest.Seats.class,
              "occupiedShouldTellRoomsInWhichSomebodyIs",
              Among.roomSeats(BrokenRoomSeats.ListsAll::new)),
          new Defect<>(
              "nodes have one name",
              NodesUnderTest.SharedSeats.class,
              "nodesShouldHaveNamesOfTheirOwn",
              Among.roomSeats(BrokenRoomSeats.SameName::new)),
          new Defect<>(
              "news are not told",
              NodesUnderTest.SharedSeats.class,
              "renewShouldTellNewsOfOthersOnce",
              Among.roomSeats(BrokenRoomSeats.NewsUntold::new)),
          new Defect<>(
              "news are told again",
              NodesUnderTest.SharedSeats.class,
              "renewShouldTellNewsOfOthersOnce",
              Among.roomSeats(BrokenRoomSeats.NewsToldAgain::new)),
          new Defect<>(
              "loss of seats is told always",
              NodesUnderTest.SharedSeats.class,
              "renewShouldTellThatNothingWasLostWhenAllIsWell",
              Among.roomSeats(BrokenRoomSeats.LossToldAlways::new)),
          new Defect<>(
              "node mends its own seats only",
              NodesUnderTest.LostSeats.class,
              "mendShouldPutBackTheWholeRoomWhenTheSeatsWereLost",
              Among.roomSeats(BrokenRoomSeats.MendsItsOwn::new)),
          new Defect<>(
              "orphaned rooms are not told",
              NodesUnderTest.LostSeats.class,
              "renewShouldTellRoomsThatHaveLostSeats",
              Among.roomSeats(BrokenRoomSeats.OrphansUntold::new)),
          new Defect<>(
              "loss of seats is not told",
              NodesUnderTest.LostSeats.class,
              "renewShouldTellEachNodeOnceThatTheSeatsWereLost",
              Among.roomSeats(BrokenRoomSeats.LossUntold::new)),
          new Defect<>(
              "node does not renew its seats",
              NodesUnderTest.LostSeats.class,
              "renewShouldTellRoomsThatHaveLostSeats",
              Among.roomSeats(BrokenRoomSeats.NeverRenews::new)),
          new Defect<>(
              "taking a seat renews",
              NodesUnderTest.LostSeats.class,
              "takeShouldNotKeepTheNodeAlive",
              Among.roomSeats(BrokenRoomSeats.TakingRenews::new)));

  private RoomSeatsDefects() {}
}
