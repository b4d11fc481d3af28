// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Storage;
import java.util.List;

/// What can be wrong with codes and rooms.
final class RoomDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "register comes too late",
              StorageSpecimen.Pairings.class,
              "registerShouldGiveAwayACodeThatHasExpired",
              In.pairings(real -> new BrokenPairings.RegistersAt(real, Off::late))),
          new Defect<>(
              "register comes too early",
              StorageSpecimen.Pairings.class,
              "registerShouldGiveAwayACodeThatHasExpired",
              In.pairings(real -> new BrokenPairings.RegistersAt(real, Off::early))),
          new Defect<>(
              "a repeat prolongs a code",
              StorageSpecimen.Pairings.class,
              "registerShouldTellARepeatFromAStranger",
              In.pairings(BrokenPairings.ProlongsWhatIsRepeated::new)),
          new Defect<>(
              "code is given to all",
              StorageSpecimen.Pairings.class,
              "registerShouldGiveTheCodeToOneWhenManyWantIt",
              In.pairings(BrokenPairings.GivesTheCodeToAll::new)),
          new Defect<>(
              "accept comes too late",
              StorageSpecimen.Pairings.class,
              "acceptShouldKnowNoCodeThatIsMissingOrExpired",
              In.pairings(real -> new BrokenPairings.AcceptsAt(real, Off::late))),
          new Defect<>(
              "accept comes too early",
              StorageSpecimen.Pairings.class,
              "acceptShouldKnowNoCodeThatIsMissingOrExpired",
              In.pairings(real -> new BrokenPairings.AcceptsAt(real, Off::early))),
          new Defect<>(
              "accept is lost",
              StorageSpecimen.Pairings.class,
              "acceptShouldAnswerTheSameRoomToTheSameGuestOnly",
              In.pairings(BrokenPairings.LosesTheAccept::new)),
          new Defect<>(
              "code is accepted twice",
              StorageSpecimen.Pairings.class,
              "acceptShouldMakeOneRoomWhenAThousandRedeemAtOnce",
              In.pairings(BrokenPairings.AcceptsTwice::new)),
          new Defect<>(
              "repeated accept is refused",
              StorageSpecimen.Pairings.class,
              "acceptShouldAnswerTheSameRoomToTheSameGuestOnly",
              In.pairings(BrokenPairings.RefusesARepeat::new)),
          new Defect<>(
              "creator is its own guest",
              StorageSpecimen.Pairings.class,
              "acceptShouldRefuseTheCreator",
              In.pairings(BrokenPairings.AdmitsTheCreator::new)),
          new Defect<>(
              "collect comes too late",
              StorageSpecimen.Pairings.class,
              "collectShouldWaitUntilTheCodeExpires",
              In.pairings(real -> new BrokenPairings.CollectsAt(real, Off::late))),
          new Defect<>(
              "collect comes too early",
              StorageSpecimen.Pairings.class,
              "collectShouldWaitUntilTheCodeExpires",
              In.pairings(real -> new BrokenPairings.CollectsAt(real, Off::early))),
          new Defect<>(
              "room is collected once",
              StorageSpecimen.Pairings.class,
              "collectShouldAnswerTheSameWheneverItIsAsked",
              In.pairings(BrokenPairings.CollectsOnce::new)),
          new Defect<>(
              "anybody collects",
              StorageSpecimen.Pairings.class,
              "collectShouldWaitUntilTheCodeExpires",
              In.pairings(BrokenPairings.CollectsForAnybody::new)),
          new Defect<>(
              "codes are swept too early",
              StorageSpecimen.Pairings.class,
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              In.pairings(real -> new BrokenPairings.SweepsAt(real, Off::late))),
          new Defect<>(
              "codes are swept too late",
              StorageSpecimen.Pairings.class,
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              In.pairings(real -> new BrokenPairings.SweepsAt(real, Off::early))),
          new Defect<>(
              "codes are swept without bounds",
              StorageSpecimen.Pairings.class,
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              In.pairings(BrokenPairings.SweepsAll::new)),
          new Defect<>(
              "initiator is overwritten",
              StorageSpecimen.Rooms.class,
              "enterShouldKeepTheFirstInitiator",
              In.rooms(BrokenRooms.OverwritesTheInitiator::new)),
          new Defect<>(
              "initiator is forgotten",
              StorageSpecimen.Rooms.class,
              "enterShouldKeepTheFirstInitiator",
              In.rooms(BrokenRooms.ForgetsTheInitiator::new)),
          new Defect<>(
              "visit is forgotten",
              StorageSpecimen.Rooms.class,
              "enterShouldKeepTheFirstInitiator",
              In.rooms(BrokenRooms.ForgetsTheVisit::new)),
          new Defect<>(
              "room pages overlap",
              StorageSpecimen.Rooms.class,
              "pageShouldWalkThroughAllRooms",
              In.rooms(BrokenRooms.PagesOverlap::new)),
          new Defect<>(
              "room is removed twice",
              StorageSpecimen.Rooms.class,
              "removeShouldTakeTheCodeWithTheRoom",
              In.rooms(BrokenRooms.AlwaysRemoves::new)),
          new Defect<>(
              "token is forgotten everywhere",
              StorageSpecimen.Rooms.class,
              "forgetShouldRemoveTheTokenFromThisRoomOnly",
              In.rooms(BrokenRooms.ForgetsEverywhere::new)),
          new Defect<>(
              "token is not forgotten",
              StorageSpecimen.Rooms.class,
              "forgetShouldRemoveTheTokenFromThisRoomOnly",
              In.rooms(BrokenRooms.ForgetsNothing::new)),
          new Defect<>(
              "purge leaves codes",
              StorageSpecimen.Rooms.class,
              "purgeShouldDeleteWhatOneOfThemIsIn",
              In.rooms(BrokenRooms.PurgeLeavesCodes::new)),
          new Defect<>(
              "purge leaves guests",
              StorageSpecimen.Rooms.class,
              "purgeShouldDeleteWhatOneOfThemIsIn",
              In.rooms(BrokenRooms.PurgeLeavesGuests::new)),
          new Defect<>(
              "counting purges",
              StorageSpecimen.Rooms.class,
              "purgeShouldDeleteWhatOneOfThemIsIn",
              In.rooms(BrokenRooms.CountPurges::new)),
          new Defect<>(
              "room of two counts twice",
              StorageSpecimen.Rooms.class,
              "purgeShouldCountARoomOnceWhenBothAreNamed",
              In.rooms(BrokenRooms.CountsEachParticipant::new)),
          new Defect<>(
              "rooms are swept too early",
              StorageSpecimen.Rooms.class,
              "sweepUnusedShouldLeaveRoomsThatAreUsed",
              In.rooms(real -> new BrokenRooms.SweepsAt(real, Off::late))),
          new Defect<>(
              "rooms are swept too late",
              StorageSpecimen.Rooms.class,
              "sweepUnusedShouldLeaveRoomsThatAreUsed",
              In.rooms(real -> new BrokenRooms.SweepsAt(real, Off::early))),
          new Defect<>(
              "rooms are swept without bounds",
              StorageSpecimen.Rooms.class,
              "sweepUnusedShouldGoInBoundedSteps",
              In.rooms(BrokenRooms.SweepsAll::new)));

  private RoomDefects() {}
}
