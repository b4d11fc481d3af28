// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.call.CallStore;
import dev.sotto.core.spi.Storage;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the calls of a storage.
final class CallDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          defect(
              "repeated call untold",
              "insertShouldTellTheEarlierCallWhenTheClientIdWasUsed",
              BrokenCallStore.RepeatUntold::new),
          defect(
              "repetition told the past",
              "insertShouldTellTheEarlierCallWhenTheClientIdWasUsed",
              BrokenCallStore.RepeatTellsThePast::new),
          defect(
              "client call ids shared by all callers",
              "insertShouldKeepBothWhenCallersUseTheSameClientId",
              BrokenCallStore.ClientIdsShared::new),
          defect(
              "earlier call of anybody",
              "earlierShouldTellTheCallOfThisCallerAsItStands",
              BrokenCallStore.EarlierOfAnybody::new),
          defect(
              "last change of a call wins",
              "replaceShouldChangeNothingWhenTheVersionIsAnother",
              BrokenCallStore.LastChangeWins::new),
          defect(
              "lost change of a call untold",
              "replaceShouldLetOneWinWhenManyChangeOneVersion",
              BrokenCallStore.LostChangeUntold::new),
          defect(
              "changing an unknown call keeps it",
              "replaceShouldSayNoWhenThereIsNoSuchCall",
              BrokenCallStore.ReplaceInserts::new),
          defect(
              "busy account untold",
              "writeShouldRefuseToJoinWhoTakesPartInAnother",
              BrokenCallStore.TakenUntold::new),
          defect(
              "those in another call are rung",
              "writeShouldRefuseToRingAnAccountThatTakesPartInAnother",
              BrokenCallStore.RingsTheBusy::new),
          defect(
              "those who are rung are rung by no other",
              "writeShouldRingWhomAnotherCallRings",
              BrokenCallStore.RingsOnce::new),
          defect(
              "calls of devices that are gone hold",
              "writeShouldRingThoseWhomOnlyAnAbandonedCallHolds",
              BrokenCallStore.AbandonedHold::new),
          defect(
              "step of calls in pieces",
              "writeShouldChangeNothingWhenOneOfTheCallsHasChanged",
              BrokenCallStore.StepInPieces::new),
          defect(
              "calls due late",
              "dueShouldTellWhatHasRungForTooLongToTheMillisecond",
              BrokenCallStore.DueLate::new),
          defect(
              "due calls in wrong order",
              "dueShouldTellWhatHasRungForTooLongToTheMillisecond",
              BrokenCallStore.DueBackwards::new),
          defect(
              "answered calls never due",
              "dueShouldTellAnAnsweredCallOnlyWhileSomebodyRings",
              BrokenCallStore.DueUnansweredOnly::new),
          defect(
              "call live for those who have declined",
              "liveShouldTellWhereTheAccountRingsOrTakesPart",
              BrokenCallStore.LiveForAllParties::new),
          defect(
              "live calls in wrong order",
              "liveShouldTellWhereTheAccountRingsOrTakesPart",
              BrokenCallStore.LiveBackwards::new),
          defect(
              "pages of live calls overlap",
              "livePageShouldWalkThroughAllThatGoOn",
              BrokenCallStore.LivePagesOverlap::new),
          defect(
              "history skips calls of one moment",
              "historyShouldPageWithoutGapsWhenCallsArePlacedAtOneMoment",
              BrokenCallStore.HistorySkips::new),
          defect(
              "history mixes calls of one moment",
              "historyShouldPageWithoutGapsWhenCallsArePlacedAtOneMoment",
              BrokenCallStore.HistoryTiesUp::new),
          defect(
              "history without calls that go on",
              "historyShouldTellAllCallsOfTheAccountNewestFirst",
              BrokenCallStore.HistoryOfThePast::new),
          defect(
              "calls swept too early",
              "sweepShouldForgetWhatWasOverBefore",
              BrokenCallStore.SweepsTooMuch::new),
          defect(
              "calls swept without limit",
              "sweepShouldStopAtTheLimit",
              BrokenCallStore.SweepsWithoutLimit::new));

  private CallDefects() {}

  private static Defect<Storage> defect(
      String name, String caughtBy, UnaryOperator<CallStore> broken) {
    return new Defect<>(name, StorageSpecimen.Calls.class, caughtBy, In.calls(broken));
  }
}
