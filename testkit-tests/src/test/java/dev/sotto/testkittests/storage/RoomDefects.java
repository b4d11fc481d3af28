// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.RoomStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import dev.sotto.testkittests.defect.OneStepOff;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with codes and rooms.
final class RoomDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          pairings(
              "register comes too late",
              "registerShouldGiveAwayACodeThatHasExpired",
              real -> new BrokenPairingStores.RegistersAt(real, OneStepOff::late)),
          pairings(
              "register comes too early",
              "registerShouldGiveAwayACodeThatHasExpired",
              real -> new BrokenPairingStores.RegistersAt(real, OneStepOff::early)),
          pairings(
              "a repeat prolongs a code",
              "registerShouldTellARepeatFromAStranger",
              BrokenPairingStores.ProlongsWhatIsRepeated::new),
          pairings(
              "code is given to all",
              "registerShouldGiveTheCodeToOneWhenManyWantIt",
              BrokenPairingStores.GivesTheCodeToAll::new),
          pairings(
              "accept comes too late",
              "acceptShouldKnowNoCodeThatIsMissingOrExpired",
              real -> new BrokenPairingStores.AcceptsAt(real, OneStepOff::late)),
          pairings(
              "accept comes too early",
              "acceptShouldKnowNoCodeThatIsMissingOrExpired",
              real -> new BrokenPairingStores.AcceptsAt(real, OneStepOff::early)),
          pairings(
              "accept is lost",
              "acceptShouldAnswerTheSameRoomToTheSameGuestOnly",
              BrokenPairingStores.LosesTheAccept::new),
          pairings(
              "code is accepted twice",
              "acceptShouldMakeOneRoomWhenAThousandRedeemAtOnce",
              BrokenPairingStores.AcceptsTwice::new),
          pairings(
              "repeated accept is refused",
              "acceptShouldAnswerTheSameRoomToTheSameGuestOnly",
              BrokenPairingStores.RefusesARepeat::new),
          pairings(
              "creator is its own guest",
              "acceptShouldRefuseTheCreator",
              BrokenPairingStores.AdmitsTheCreator::new),
          pairings(
              "collect comes too late",
              "collectShouldWaitUntilTheCodeExpires",
              real -> new BrokenPairingStores.CollectsAt(real, OneStepOff::late)),
          pairings(
              "collect comes too early",
              "collectShouldWaitUntilTheCodeExpires",
              real -> new BrokenPairingStores.CollectsAt(real, OneStepOff::early)),
          pairings(
              "room is collected once",
              "collectShouldAnswerTheSameWheneverItIsAsked",
              BrokenPairingStores.CollectsOnce::new),
          pairings(
              "anybody collects",
              "collectShouldWaitUntilTheCodeExpires",
              BrokenPairingStores.CollectsForAnybody::new),
          pairings(
              "codes are swept too early",
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              real -> new BrokenPairingStores.SweepsAt(real, OneStepOff::late)),
          pairings(
              "codes are swept too late",
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              real -> new BrokenPairingStores.SweepsAt(real, OneStepOff::early)),
          pairings(
              "codes are swept without bounds",
              "sweepPendingShouldDeleteWhatHasExpiredInBoundedSteps",
              BrokenPairingStores.SweepsAll::new),
          rooms(
              "initiator is overwritten",
              "enterShouldKeepTheFirstInitiator",
              BrokenRoomStores.OverwritesTheInitiator::new),
          rooms(
              "initiator is forgotten",
              "enterShouldKeepTheFirstInitiator",
              BrokenRoomStores.ForgetsTheInitiator::new),
          rooms(
              "visit is forgotten",
              "enterShouldKeepTheFirstInitiator",
              BrokenRoomStores.ForgetsTheVisit::new),
          rooms(
              "room pages overlap",
              "pageShouldWalkThroughAllRooms",
              BrokenRoomStores.PagesOverlap::new),
          rooms(
              "room is removed twice",
              "removeShouldTakeTheCodeWithTheRoom",
              BrokenRoomStores.AlwaysRemoves::new),
          rooms(
              "token is forgotten everywhere",
              "forgetShouldRemoveTheTokenFromThisRoomOnly",
              BrokenRoomStores.ForgetsEverywhere::new),
          rooms(
              "token is not forgotten",
              "forgetShouldRemoveTheTokenFromThisRoomOnly",
              BrokenRoomStores.ForgetsNothing::new),
          rooms(
              "purge leaves codes",
              "purgeShouldDeleteWhatOneOfThemIsIn",
              BrokenRoomStores.PurgeLeavesCodes::new),
          rooms(
              "purge leaves guests",
              "purgeShouldDeleteWhatOneOfThemIsIn",
              BrokenRoomStores.PurgeLeavesGuests::new),
          rooms(
              "counting purges",
              "purgeShouldDeleteWhatOneOfThemIsIn",
              BrokenRoomStores.CountPurges::new),
          rooms(
              "room of two counts twice",
              "purgeShouldCountARoomOnceWhenBothAreNamed",
              BrokenRoomStores.CountsEachParticipant::new),
          rooms(
              "rooms are swept too early",
              "sweepUnusedShouldLeaveRoomsThatAreUsed",
              real -> new BrokenRoomStores.SweepsAt(real, OneStepOff::late)),
          rooms(
              "rooms are swept too late",
              "sweepUnusedShouldLeaveRoomsThatAreUsed",
              real -> new BrokenRoomStores.SweepsAt(real, OneStepOff::early)),
          rooms(
              "rooms are swept without bounds",
              "sweepUnusedShouldGoInBoundedSteps",
              BrokenRoomStores.SweepsAll::new));

  private RoomDefects() {}

  private static Defect<Storage> pairings(
      String name, String caughtBy, UnaryOperator<PairingStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Pairings.class,
        caughtBy,
        Broken.port(Storage.class, PairingStore.class, broken));
  }

  private static Defect<Storage> rooms(
      String name, String caughtBy, UnaryOperator<RoomStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Rooms.class,
        caughtBy,
        Broken.port(Storage.class, RoomStore.class, broken));
  }
}
