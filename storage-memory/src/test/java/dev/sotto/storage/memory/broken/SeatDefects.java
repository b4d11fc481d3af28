// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Coordination;
import java.util.List;

/// What can be wrong with the seats of live rooms.
final class SeatDefects {
  static final List<Defect<Coordination>> ALL =
      List.of(
          new Defect<>(
              "old socket keeps its seat",
              CoordinationSpecimen.Seats.class,
              "takeShouldReplaceAClientThatCallsItselfTheSame",
              Among.roomSeats(BrokenSeats.KeepsOldSockets::new)),
          new Defect<>(
              "the nameless are mixed up",
              CoordinationSpecimen.Seats.class,
              "takeShouldNotReplaceClientsThatDoNotSayWhoTheyAre",
              Among.roomSeats(BrokenSeats.MixesUpTheNameless::new)),
          new Defect<>(
              "version stands still",
              CoordinationSpecimen.Seats.class,
              "takeShouldSeatTwoInTheOrderOfJoiningAndRefuseTheThird",
              Among.roomSeats(BrokenSeats.VersionStandsStill::new)),
          new Defect<>(
              "coming again is another meeting",
              CoordinationSpecimen.Seats.class,
              "takeShouldCallBothAgainWhenAMemberComesAgain",
              Among.roomSeats(BrokenSeats.AgainIsAnew::new)),
          new Defect<>(
              "founder is forgotten",
              CoordinationSpecimen.Seats.class,
              "founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone",
              Among.roomSeats(BrokenSeats.ForgetsTheFounder::new)),
          new Defect<>(
              "founder is overwritten",
              CoordinationSpecimen.Seats.class,
              "founderShouldStayTheFirstWhoCameAlsoWhenAllHaveGone",
              Among.roomSeats(BrokenSeats.OverwritesTheFounder::new)),
          new Defect<>(
              "row of the room is ignored",
              CoordinationSpecimen.Seats.class,
              "founderShouldBeTheStoredOneAndNotBeKept",
              Among.roomSeats(BrokenSeats.IgnoresTheRow::new)),
          new Defect<>(
              "whoever leaves is lost",
              CoordinationSpecimen.Seats.class,
              "leaveShouldTakeOneAndSayHow",
              Among.roomSeats(BrokenSeats.NeverLeft::new)),
          new Defect<>(
              "unknown room has no version",
              CoordinationSpecimen.Seats.class,
              "leaveShouldAnswerANewVersionOfARoomThatIsNotKnown",
              Among.roomSeats(BrokenSeats.UnknownHasNoVersion::new)),
          new Defect<>(
              "nothing is mended",
              CoordinationSpecimen.Seats.class,
              "mendShouldWriteWhatTheNodeKnowsOfItsOwn",
              Among.roomSeats(BrokenSeats.MendsNothing::new)),
          new Defect<>(
              "mending begins another meeting",
              CoordinationSpecimen.Seats.class,
              "mendShouldKeepAMeetingOfItsOwn",
              Among.roomSeats(BrokenSeats.MendsToAnotherMeeting::new)),
          new Defect<>(
              "list without bounds",
              CoordinationSpecimen.Seats.class,
              "occupiedShouldTellRoomsInWhichSomebodyIs",
              Among.roomSeats(BrokenSeats.ListsAll::new)),
          new Defect<>(
              "nodes have one name",
              NodesSpecimen.SharedSeats.class,
              "nodesShouldHaveNamesOfTheirOwn",
              Among.roomSeats(BrokenSeats.SameName::new)),
          new Defect<>(
              "news are not told",
              NodesSpecimen.SharedSeats.class,
              "renewShouldTellNewsOfOthersOnce",
              Among.roomSeats(BrokenSeats.NewsUntold::new)),
          new Defect<>(
              "news are told again",
              NodesSpecimen.SharedSeats.class,
              "renewShouldTellNewsOfOthersOnce",
              Among.roomSeats(BrokenSeats.NewsToldAgain::new)),
          new Defect<>(
              "loss of seats is told always",
              NodesSpecimen.SharedSeats.class,
              "renewShouldTellThatNothingWasLostWhenAllIsWell",
              Among.roomSeats(BrokenSeats.LossToldAlways::new)),
          new Defect<>(
              "node mends its own seats only",
              NodesSpecimen.LostSeats.class,
              "mendShouldPutBackTheWholeRoomWhenTheSeatsWereLost",
              Among.roomSeats(BrokenSeats.MendsItsOwn::new)),
          new Defect<>(
              "orphaned rooms are not told",
              NodesSpecimen.LostSeats.class,
              "renewShouldTellRoomsThatHaveLostSeats",
              Among.roomSeats(BrokenSeats.OrphansUntold::new)),
          new Defect<>(
              "loss of seats is not told",
              NodesSpecimen.LostSeats.class,
              "renewShouldTellEachNodeOnceThatTheSeatsWereLost",
              Among.roomSeats(BrokenSeats.LossUntold::new)),
          new Defect<>(
              "node does not renew its seats",
              NodesSpecimen.LostSeats.class,
              "renewShouldTellRoomsThatHaveLostSeats",
              Among.roomSeats(BrokenSeats.NeverRenews::new)),
          new Defect<>(
              "taking a seat renews",
              NodesSpecimen.LostSeats.class,
              "takeShouldNotKeepTheNodeAlive",
              Among.roomSeats(BrokenSeats.TakingRenews::new)));

  private SeatDefects() {}
}
