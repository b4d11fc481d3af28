// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.call.CallStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the calls of a storage.
final class CallDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          defect(
              "repeated call untold",
              "insertShouldTellTheEarlierCallWhenTheClientIdWasUsed",
              BrokenCallStores.RepeatUntold::new),
          defect(
              "repetition told the past",
              "insertShouldTellTheEarlierCallWhenTheClientIdWasUsed",
              BrokenCallStores.RepeatTellsThePast::new),
          defect(
              "client call ids shared by all callers",
              "insertShouldKeepBothWhenCallersUseTheSameClientId",
              BrokenCallStores.ClientIdsShared::new),
          defect(
              "earlier call of anybody",
              "earlierShouldTellTheCallOfThisCallerAsItStands",
              BrokenCallStores.EarlierOfAnybody::new),
          defect(
              "last change of a call wins",
              "replaceShouldChangeNothingWhenTheVersionIsAnother",
              BrokenCallStores.LastChangeWins::new),
          defect(
              "lost change of a call untold",
              "replaceShouldLetOneWinWhenManyChangeOneVersion",
              BrokenCallStores.LostChangeUntold::new),
          defect(
              "changing an unknown call keeps it",
              "replaceShouldSayNoWhenThereIsNoSuchCall",
              BrokenCallStores.ReplaceInserts::new),
          defect(
              "busy account untold",
              "writeShouldRefuseToJoinWhoTakesPartInAnother",
              BrokenCallStores.TakenUntold::new),
          defect(
              "those in another call are rung",
              "writeShouldRefuseToRingAnAccountThatTakesPartInAnother",
              BrokenCallStores.RingsTheBusy::new),
          defect(
              "those who are rung are rung by no other",
              "writeShouldRingWhomAnotherCallRings",
              BrokenCallStores.RingsOnce::new),
          defect(
              "calls of devices that are gone hold",
              "writeShouldRingThoseWhomOnlyAnAbandonedCallHolds",
              BrokenCallStores.AbandonedHold::new),
          defect(
              "step of calls in pieces",
              "writeShouldChangeNothingWhenOneOfTheCallsHasChanged",
              BrokenCallStores.StepInPieces::new),
          defect(
              "calls due late",
              "dueShouldTellWhatHasRungForTooLongToTheMillisecond",
              BrokenCallStores.DueLate::new),
          defect(
              "due calls in wrong order",
              "dueShouldTellWhatHasRungForTooLongToTheMillisecond",
              BrokenCallStores.DueBackwards::new),
          defect(
              "answered calls never due",
              "dueShouldTellAnAnsweredCallOnlyWhileSomebodyRings",
              BrokenCallStores.DueUnansweredOnly::new),
          defect(
              "call live for those who have declined",
              "liveShouldTellWhereTheAccountRingsOrTakesPart",
              BrokenCallStores.LiveForAllParties::new),
          defect(
              "live calls in wrong order",
              "liveShouldTellWhereTheAccountRingsOrTakesPart",
              BrokenCallStores.LiveBackwards::new),
          defect(
              "pages of live calls overlap",
              "livePageShouldWalkThroughAllThatGoOn",
              BrokenCallStores.LivePagesOverlap::new),
          defect(
              "history skips calls of one moment",
              "historyShouldPageWithoutGapsWhenCallsArePlacedAtOneMoment",
              BrokenCallStores.HistorySkips::new),
          defect(
              "history mixes calls of one moment",
              "historyShouldPageWithoutGapsWhenCallsArePlacedAtOneMoment",
              BrokenCallStores.HistoryTiesUp::new),
          defect(
              "history without calls that go on",
              "historyShouldTellAllCallsOfTheAccountNewestFirst",
              BrokenCallStores.HistoryOfThePast::new),
          defect(
              "calls swept too early",
              "sweepShouldForgetWhatWasOverBefore",
              BrokenCallStores.SweepsTooMuch::new),
          defect(
              "calls swept without limit",
              "sweepShouldStopAtTheLimit",
              BrokenCallStores.SweepsWithoutLimit::new));

  private CallDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<CallStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Calls.class,
        caughtBy,
        Broken.port(Storage.class, CallStore.class, broken));
  }
}
