// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.spi.Storage;
import dev.sotto.testkittests.defect.Defect;
import dev.sotto.testkittests.defect.OneStepOff;
import java.util.List;

/// What can be wrong with codes and rooms.
final class RoomDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "register comes too late",
              StorageUnderTest.Pairings.class,
              "registerShouldGiveAwayACodeThatHasExpired",
              In.pairings(real -> new BrokenPairingStores.RegistersAt(real, OneStepOff::late))),
          new Defect<>(
              "register comes too early",
              StorageUnderTest.Pairings.class,
              "registerShouldGiveAwayACodeThatHasExpired",
              In.pairings(real -> new BrokenPairingStores.RegistersAt(real, OneStepOff::early))),
          new Defect<>(
              "a repeat prolongs a code",
              StorageUnderTest.Pairings.class,
              "registerShouldTellARepeatFromAStranger",
              In.pairings(BrokenPairingStores.ProlongsWhatIsRepeated::new)),
          new Defect<>(
              "code is given to all",
              StorageUnderTest.Pairings.class,
              "registerShouldGiveTheCodeToOneWhenManyWantIt",
              In.pairings(BrokenPairingStores.GivesTheCodeToAll::new)),
          new Defect<>(
              "accept comes too late",
              StorageUnderTest.Pairings.class,
              "acceptShouldKnowNoCodeThatIsMissingOrExpired",
              In.pairings(real -> new BrokenPairingStores.AcceptsAt(real, OneStepOff::late))),
          new Defect<>(
              "accept comes too early",
              StorageUnderTest.Pairings.class,
              "acceptShouldKnowNoCodeThatIsMissingOrExpired",
              In.pairings(real -> new BrokenPairingStores.AcceptsAt(real, OneStepOff::early))),
          new Defect<>(
              "accept is lost",
              StorageUnderTest.Pairings.class,
              "acceptShouldAnswerTheSameRoomToTheSameGuestOnly",
              In.pairings(BrokenPairingStores.LosesTheAccept::new)),
          new Defect<>(
              "code is accepted twice",
              StorageUnderTest.Pairings.class,
              "acceptShouldMakeOneRoomWhenAThousandRedeemAtOnce",
              In.pairings(BrokenPairingStores.AcceptsTwice::new)),
          new Defect<>(
              "repeated accept is refused",
              StorageUnderTest.Pairings.class,
              "acceptShouldAnswerTheSameRoomToTheSameGuestOnly",
              In.pairings(BrokenPairingStores.RefusesARepeat::new)),
          new Defect<>(
              "creator is its own guest",
              StorageUnderTest.Pairings.class,
              "acceptShouldRefuseTheCreator",
              In.pairings(BrokenPairingStores.AdmitsTheCreator::new)),
          new Defect<>(
              "collect comes too late",
              StorageUnderTest.Pairings.class,
              "collectShouldWaitUntilTheCodeExpires",
              In.pairings(real -> new BrokenPairingStores.CollectsAt(real, OneStepOff::late))),
          new Defect<>(
              "collect comes too early",
              StorageUnderTest.Pairings.class,
              "collectShouldWaitUntilTheCodeExpires",
              In.pairings(real -> new BrokenPairingStores.CollectsAt(real, OneStepOff::early))),
          new Defect<>(
              "room is collected once",
              StorageUnderTest.Pairings.class,
              "collectShouldAnswerTheSameWheneverItIsAsked",
              In.pairings(BrokenPairingStores.CollectsOnce::new)),
          new Defect<>(
              "anybody collects",
              StorageUnderTest.Pairings.class,
              "collectShouldWaitUntilTheCodeExpires",
              In.pairings(BrokenPairingStores.CollectsForAnybody::new)),
          new Defect<>(
              "codes are swept too early",
              StorageUnderTest.Pairings.class,
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              In.pairings(real -> new BrokenPairingStores.SweepsAt(real, OneStepOff::late))),
          new Defect<>(
              "codes are swept too late",
              StorageUnderTest.Pairings.class,
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              In.pairings(real -> new BrokenPairingStores.SweepsAt(real, OneStepOff::early))),
          new Defect<>(
              "codes are swept without bounds",
              StorageUnderTest.Pairings.class,
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              In.pairings(BrokenPairingStores.SweepsAll::new)),
          new Defect<>(
              "initiator is overwritten",
              StorageUnderTest.Rooms.class,
              "enterShouldKeepTheFirstInitiator",
              In.rooms(BrokenRoomStores.OverwritesTheInitiator::new)),
          new Defect<>(
              "initiator is forgotten",
              StorageUnderTest.Rooms.class,
              "enterShouldKeepTheFirstInitiator",
              In.rooms(BrokenRoomStores.ForgetsTheInitiator::new)),
          new Defect<>(
              "visit is forgotten",
              StorageUnderTest.Rooms.class,
              "enterShouldKeepTheFirstInitiator",
              In.rooms(BrokenRoomStores.ForgetsTheVisit::new)),
          new Defect<>(
              "room pages overlap",
              StorageUnderTest.Rooms.class,
              "pageShouldWalkThroughAllRooms",
              In.rooms(BrokenRoomStores.PagesOverlap::new)),
          new Defect<>(
              "room is removed twice",
              StorageUnderTest.Rooms.class,
              "removeShouldTakeTheCodeWithTheRoom",
              In.rooms(BrokenRoomStores.AlwaysRemoves::new)),
          new Defect<>(
              "token is forgotten everywhere",
              StorageUnderTest.Rooms.class,
              "forgetShouldRemoveTheTokenFromThisRoomOnly",
              In.rooms(BrokenRoomStores.ForgetsEverywhere::new)),
          new Defect<>(
              "token is not forgotten",
              StorageUnderTest.Rooms.class,
              "forgetShouldRemoveTheTokenFromThisRoomOnly",
              In.rooms(BrokenRoomStores.ForgetsNothing::new)),
          new Defect<>(
              "purge leaves codes",
              StorageUnderTest.Rooms.class,
              "purgeShouldDeleteWhatOneOfThemIsIn",
              In.rooms(BrokenRoomStores.PurgeLeavesCodes::new)),
          new Defect<>(
              "purge leaves guests",
              StorageUnderTest.Rooms.class,
              "purgeShouldDeleteWhatOneOfThemIsIn",
              In.rooms(BrokenRoomStores.PurgeLeavesGuests::new)),
          new Defect<>(
              "counting purges",
              StorageUnderTest.Rooms.class,
              "purgeShouldDeleteWhatOneOfThemIsIn",
              In.rooms(BrokenRoomStores.CountPurges::new)),
          new Defect<>(
              "room of two counts twice",
              StorageUnderTest.Rooms.class,
              "purgeShouldCountARoomOnceWhenBothAreNamed",
              In.rooms(BrokenRoomStores.CountsEachParticipant::new)),
          new Defect<>(
              "rooms are swept too early",
              StorageUnderTest.Rooms.class,
              "sweepUnusedShouldLeaveRoomsThatAreUsed",
              In.rooms(real -> new BrokenRoomStores.SweepsAt(real, OneStepOff::late))),
          new Defect<>(
              "rooms are swept too late",
              StorageUnderTest.Rooms.class,
              "sweepUnusedShouldLeaveRoomsThatAreUsed",
              In.rooms(real -> new BrokenRoomStores.SweepsAt(real, OneStepOff::early))),
          new Defect<>(
              "rooms are swept without bounds",
              StorageUnderTest.Rooms.class,
              "sweepUnusedShouldGoInBoundedSteps",
              In.rooms(BrokenRoomStores.SweepsAll::new)));

  private RoomDefects() {}
}
