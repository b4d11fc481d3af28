// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.spi.Storage;
import dev.sotto.testkittests.defect.Defect;
import dev.sotto.testkittests.defect.OneStepOff;
import java.util.List;

/// What can be wrong with the messages of a storage.
final class MessageDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "acknowledging loses an update",
              StorageUnderTest.Mailboxes.class,
              "acknowledgeShouldChangeNothingWhenRepeatedOrBehind",
              In.mailboxes(BrokenMailboxStores.LowerMarkWins::new)),
          new Defect<>(
              "timeline drawn with each question",
              StorageUnderTest.Mailboxes.class,
              "timelineShouldBeTheSameWhateverIsWritten",
              In.mailboxes(BrokenMailboxStores.Restless::new)),
          new Defect<>(
              "what waits counted once",
              StorageUnderTest.Mailboxes.class,
              "leastWaitingShouldCountMessagesAndTheirBytes",
              In.mailboxes(BrokenMailboxStores.CountsOneMessage::new)),
          new Defect<>(
              "the least full mailbox is the one with the fewest bytes",
              StorageUnderTest.Mailboxes.class,
              "leastWaitingShouldTellOfTheMailboxThatIsLessFullByNumberThoughNotByBytes",
              In.mailboxes(BrokenMailboxStores.LeastByBytes::new)),
          new Defect<>(
              "what waits behind deleted messages is not counted",
              StorageUnderTest.Mailboxes.class,
              "leastWaitingShouldFindWhatIsBehindManyThatAreDeleted",
              In.mailboxes(BrokenMailboxStores.EndsAtTheDeleted::new)),
          new Defect<>(
              "mailboxes that nobody reads are not told of",
              StorageUnderTest.Mailboxes.class,
              "acknowledgedShouldTellOfEachMailboxOfTheAccount",
              In.mailboxes(BrokenMailboxStores.TellsOnlyOfReaders::new)),
          new Defect<>(
              "acknowledging ends one too early",
              StorageUnderTest.Mailboxes.class,
              "acknowledgeShouldTakeAllUpToTheNumberOutOfTheMailbox",
              In.mailboxes(BrokenMailboxStores.LeavesTheLast::new)),
          new Defect<>(
              "acknowledged bodies stay",
              StorageUnderTest.Mailboxes.class,
              "acknowledgeShouldDropTheBodyWhenTheLastDeviceHasAcknowledged",
              In.mailboxes(BrokenMailboxStores.NeverDrops::new)),
          new Defect<>(
              "acknowledged bodies always go",
              StorageUnderTest.Mailboxes.class,
              "acknowledgeShouldKeepTheBodyWhenNotToldToDropIt",
              In.mailboxes(BrokenMailboxStores.AlwaysDrops::new)),
          new Defect<>(
              "mailbox in wrong order",
              StorageUnderTest.Mailboxes.class,
              "readShouldGoThroughTheMailboxInOrder",
              In.mailboxes(BrokenMailboxStores.Backwards::new)),
          new Defect<>(
              "mailbox pages overlap",
              StorageUnderTest.Mailboxes.class,
              "readShouldGoThroughTheMailboxInOrder",
              In.mailboxes(BrokenMailboxStores.BeginsOneTooEarly::new)),
          new Defect<>(
              "mailbox pages too short",
              StorageUnderTest.Mailboxes.class,
              "readShouldFillThePageWhenEntriesBetweenAreGone",
              In.mailboxes(BrokenMailboxStores.ShortPages::new)),
          new Defect<>(
              "mailbox ends with the page",
              StorageUnderTest.Mailboxes.class,
              "readShouldTellTheLastNumberWhateverIsRead",
              In.mailboxes(BrokenMailboxStores.EndOfThePage::new)),
          new Defect<>(
              "notes of deletion stay for ever",
              StorageUnderTest.Messages.class,
              "noteShouldBeReadableForTheRetentionPeriodOfItsMessage",
              In.mailboxes(BrokenMailboxStores.NotesForEver::new)),
          new Defect<>(
              "gap in the numbers",
              StorageUnderTest.Messages.class,
              "appendShouldNumberEachMailboxWithoutGaps",
              In.mailboxes(BrokenMailboxStores.Gap::new)),
          new Defect<>(
              "mailbox shows what expires now",
              StorageUnderTest.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(
                  real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "mailbox hides what expires soon",
              StorageUnderTest.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(
                  real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "mailbox shows what is too old",
              StorageUnderTest.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(
                  real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::afterRetention))),
          new Defect<>(
              "mailbox hides what is almost too old",
              StorageUnderTest.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(
                  real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::beforeRetention))),
          new Defect<>(
              "names of the server taken for those of clients",
              StorageUnderTest.Messages.class,
              "appendShouldStoreEachDraftThatTheServerHasNamed",
              In.messages(BrokenMessageStores.TakesServersNames::new)),
          new Defect<>(
              "retry duplicates",
              StorageUnderTest.Messages.class,
              "appendShouldGiveTheSameAnswerWhenRepeated",
              In.messages(BrokenMessageStores.RetryDuplicates::new)),
          new Defect<>(
              "conflict untold",
              StorageUnderTest.Messages.class,
              "appendShouldConflictWhenTheDraftIsAnother",
              In.messages(BrokenMessageStores.ConflictUntold::new)),
          new Defect<>(
              "appending loses one of two",
              StorageUnderTest.Messages.class,
              "appendShouldNumberWithoutGapsWhenManySendAtOnce",
              In.messages(BrokenMessageStores.LosesOneOfTwo::new)),
          new Defect<>(
              "listener told late",
              StorageUnderTest.Messages.class,
              "appendShouldTellTheListenerBeforeItReturns",
              In.messages(BrokenMessageStores.TellsLate::new)),
          new Defect<>(
              "listener told out of order",
              StorageUnderTest.Messages.class,
              "appendShouldNumberWithoutGapsWhenManySendAtOnce",
              In.messages(BrokenMessageStores.TellsOutOfOrder::new)),
          new Defect<>(
              "time is moved forward",
              StorageUnderTest.Messages.class,
              "appendShouldKeepTheTimeOfTheClockWhenItFalls",
              In.messages(BrokenMessageStores.TimeMovedForward::new)),
          new Defect<>(
              "message found by strangers",
              StorageUnderTest.Messages.class,
              "findShouldAnswerNothingToThoseWhoTakeNoPart",
              In.messages(BrokenMessageStores.FoundByStrangers::new)),
          new Defect<>(
              "message found when it expires",
              StorageUnderTest.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(
                  real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "message lost before it expires",
              StorageUnderTest.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(
                  real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.messages(
                  real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::withoutClaims))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over, in histories",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(
                  real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::withoutClaims))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over, in lists",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(
                  real ->
                      new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::withoutClaims))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over, in mailboxes",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.mailboxes(
                  real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::withoutClaims))),
          new Defect<>(
              "message lost when the clock jumps",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.messages(
                  real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::credulous))),
          new Defect<>(
              "message lost when the clock jumps, in histories",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(
                  real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::credulous))),
          new Defect<>(
              "message lost when the clock jumps, in lists",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(
                  real -> new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::credulous))),
          new Defect<>(
              "message lost when the clock jumps, in mailboxes",
              StorageUnderTest.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.mailboxes(
                  real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::credulous))),
          new Defect<>(
              "message found when too old",
              StorageUnderTest.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(
                  real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::afterRetention))),
          new Defect<>(
              "message lost when almost too old",
              StorageUnderTest.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(
                  real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::beforeRetention))),
          new Defect<>(
              "deleted by the recipient",
              StorageUnderTest.Messages.class,
              "deleteShouldChangeNothingWhenAskedByAnybodyElse",
              In.messages(BrokenMessageStores.DeletedByTheRecipient::new)),
          new Defect<>(
              "deleted when it expires",
              StorageUnderTest.Messages.class,
              "deleteShouldChangeNothingWhenTheMessageHasExpired",
              In.messages(
                  real -> new BrokenMessageStores.DeletesBeyond(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "not deleted when it expires soon",
              StorageUnderTest.Messages.class,
              "deleteShouldChangeNothingWhenTheMessageHasExpired",
              In.messages(
                  real -> new BrokenMessageStores.DeletesBeyond(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "deleted by all who ask at once",
              StorageUnderTest.Messages.class,
              "deleteShouldLeaveOneNoteWhenManyAskAtOnce",
              In.messages(BrokenMessageStores.AllHaveDeleted::new)),
          new Defect<>(
              "hidden by all who ask at once",
              StorageUnderTest.Messages.class,
              "hideShouldSayYesToOneWhenManyAskAtOnce",
              In.messages(BrokenMessageStores.AllHaveHidden::new)),
          new Defect<>(
              "hidden when it expires",
              StorageUnderTest.Messages.class,
              "hideShouldSayNoWhenTheMessageIsUnreadable",
              In.messages(
                  real -> new BrokenMessageStores.HidesBeyond(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "not hidden when it expires soon",
              StorageUnderTest.Messages.class,
              "hideShouldSayNoWhenTheMessageIsUnreadable",
              In.messages(
                  real -> new BrokenMessageStores.HidesBeyond(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "sweep without end",
              StorageUnderTest.Messages.class,
              "sweepShouldStopAtTheLimitAndGoOnNextTime",
              In.messages(BrokenMessageStores.SweepsAll::new)),
          new Defect<>(
              "swept before it expires",
              StorageUnderTest.Messages.class,
              "sweepShouldRemoveOnlyWhatIsBeyondTheHorizon",
              In.messages(
                  real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "not swept when it expires",
              StorageUnderTest.Messages.class,
              "sweepShouldRemoveOnlyWhatIsBeyondTheHorizon",
              In.messages(
                  real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "swept before retention ends",
              StorageUnderTest.Messages.class,
              "sweepShouldRemoveWhatRetentionNoLongerKeeps",
              In.messages(
                  real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::beforeRetention))),
          new Defect<>(
              "not swept when retention ends",
              StorageUnderTest.Messages.class,
              "sweepShouldRemoveWhatRetentionNoLongerKeeps",
              In.messages(
                  real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::afterRetention))),
          new Defect<>(
              "history in wrong order",
              StorageUnderTest.History.class,
              "conversationShouldShowBothDirectionsNewestFirst",
              In.history(BrokenHistoryStores.Backwards::new)),
          new Defect<>(
              "history pages overlap",
              StorageUnderTest.History.class,
              "conversationShouldGoBackPageByPage",
              In.history(BrokenHistoryStores.BeginsOneTooLate::new)),
          new Defect<>(
              "history pages too short",
              StorageUnderTest.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(BrokenHistoryStores.ShortPages::new)),
          new Defect<>(
              "history since inclusive",
              StorageUnderTest.History.class,
              "sinceShouldBeginAfterTheMomentAndStopAtTheLimit",
              In.history(BrokenHistoryStores.SinceInclusive::new)),
          new Defect<>(
              "history since goes on by time only",
              StorageUnderTest.History.class,
              "sinceShouldGoBackPageByPage",
              In.history(BrokenHistoryStores.SinceByTimeOnly::new)),
          new Defect<>(
              "history since pages too short",
              StorageUnderTest.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(BrokenHistoryStores.ShortPagesSince::new)),
          new Defect<>(
              "conversation shows what expires now",
              StorageUnderTest.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(
                  real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "conversation hides what expires soon",
              StorageUnderTest.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(
                  real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "conversation shows what is too old",
              StorageUnderTest.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(
                  real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::afterRetention))),
          new Defect<>(
              "conversation hides what is almost too old",
              StorageUnderTest.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(
                  real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::beforeRetention))),
          new Defect<>(
              "since shows what expires now",
              StorageUnderTest.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(
                  real ->
                      new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::afterExpiry))),
          new Defect<>(
              "since hides what expires soon",
              StorageUnderTest.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(
                  real ->
                      new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::beforeExpiry))),
          new Defect<>(
              "since shows what is too old",
              StorageUnderTest.History.class,
              "historyShouldEndWhereTheHorizonDoes",
              In.history(
                  real ->
                      new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::afterRetention))),
          new Defect<>(
              "since hides what is almost too old",
              StorageUnderTest.History.class,
              "historyShouldEndWhereTheHorizonDoes",
              In.history(
                  real ->
                      new BrokenHistoryStores.ShortsightedSince(
                          real, OneStepOff::beforeRetention))));

  private MessageDefects() {}
}
