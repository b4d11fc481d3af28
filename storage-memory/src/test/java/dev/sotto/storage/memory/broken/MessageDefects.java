// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Storage;
import java.util.List;

/// What can be wrong with the messages of a storage.
final class MessageDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "acknowledging loses an update",
              StorageSpecimen.Mailboxes.class,
              "acknowledgeShouldChangeNothingWhenRepeatedOrBehind",
              In.mailboxes(BrokenMailboxes.LowerMarkWins::new)),
          new Defect<>(
              "timeline drawn with each question",
              StorageSpecimen.Mailboxes.class,
              "timelineShouldBeTheSameWhateverIsWritten",
              In.mailboxes(BrokenMailboxes.Restless::new)),
          new Defect<>(
              "what waits counted once",
              StorageSpecimen.Mailboxes.class,
              "leastWaitingShouldCountMessagesAndTheirBytes",
              In.mailboxes(BrokenMailboxes.CountsOneMessage::new)),
          new Defect<>(
              "the least full mailbox is the one with the fewest bytes",
              StorageSpecimen.Mailboxes.class,
              "leastWaitingShouldTellOfTheMailboxThatIsLessFullByNumberThoughNotByBytes",
              In.mailboxes(BrokenMailboxes.LeastByBytes::new)),
          new Defect<>(
              "what waits behind deleted messages is not counted",
              StorageSpecimen.Mailboxes.class,
              "leastWaitingShouldFindWhatIsBehindManyThatAreDeleted",
              In.mailboxes(BrokenMailboxes.EndsAtTheDeleted::new)),
          new Defect<>(
              "mailboxes that nobody reads are not told of",
              StorageSpecimen.Mailboxes.class,
              "acknowledgedShouldTellOfEachMailboxOfTheAccount",
              In.mailboxes(BrokenMailboxes.TellsOnlyOfReaders::new)),
          new Defect<>(
              "acknowledging ends one too early",
              StorageSpecimen.Mailboxes.class,
              "acknowledgeShouldTakeAllUpToTheNumberOutOfTheMailbox",
              In.mailboxes(BrokenMailboxes.LeavesTheLast::new)),
          new Defect<>(
              "acknowledged bodies stay",
              StorageSpecimen.Mailboxes.class,
              "acknowledgeShouldDropTheBodyWhenTheLastDeviceHasAcknowledged",
              In.mailboxes(BrokenMailboxes.NeverDrops::new)),
          new Defect<>(
              "acknowledged bodies always go",
              StorageSpecimen.Mailboxes.class,
              "acknowledgeShouldKeepTheBodyWhenNotToldToDropIt",
              In.mailboxes(BrokenMailboxes.AlwaysDrops::new)),
          new Defect<>(
              "mailbox in wrong order",
              StorageSpecimen.Mailboxes.class,
              "readShouldGoThroughTheMailboxInOrder",
              In.mailboxes(BrokenMailboxes.Backwards::new)),
          new Defect<>(
              "mailbox pages overlap",
              StorageSpecimen.Mailboxes.class,
              "readShouldGoThroughTheMailboxInOrder",
              In.mailboxes(BrokenMailboxes.BeginsOneTooEarly::new)),
          new Defect<>(
              "mailbox pages too short",
              StorageSpecimen.Mailboxes.class,
              "readShouldFillThePageWhenEntriesBetweenAreGone",
              In.mailboxes(BrokenMailboxes.ShortPages::new)),
          new Defect<>(
              "mailbox ends with the page",
              StorageSpecimen.Mailboxes.class,
              "readShouldTellTheLastNumberWhateverIsRead",
              In.mailboxes(BrokenMailboxes.EndOfThePage::new)),
          new Defect<>(
              "notes of deletion stay for ever",
              StorageSpecimen.Messages.class,
              "noteShouldBeReadableForTheRetentionPeriodOfItsMessage",
              In.mailboxes(BrokenMailboxes.NotesForEver::new)),
          new Defect<>(
              "gap in the numbers",
              StorageSpecimen.Messages.class,
              "appendShouldNumberEachMailboxWithoutGaps",
              In.mailboxes(BrokenMailboxes.Gap::new)),
          new Defect<>(
              "mailbox shows what expires now",
              StorageSpecimen.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(real -> new BrokenMailboxes.Shortsighted(real, Off::afterExpiry))),
          new Defect<>(
              "mailbox hides what expires soon",
              StorageSpecimen.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(real -> new BrokenMailboxes.Shortsighted(real, Off::beforeExpiry))),
          new Defect<>(
              "mailbox shows what is too old",
              StorageSpecimen.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(real -> new BrokenMailboxes.Shortsighted(real, Off::afterRetention))),
          new Defect<>(
              "mailbox hides what is almost too old",
              StorageSpecimen.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.mailboxes(real -> new BrokenMailboxes.Shortsighted(real, Off::beforeRetention))),
          new Defect<>(
              "names of the server taken for those of clients",
              StorageSpecimen.Messages.class,
              "appendShouldStoreEachDraftThatTheServerHasNamed",
              In.messages(BrokenMessages.TakesServersNames::new)),
          new Defect<>(
              "retry duplicates",
              StorageSpecimen.Messages.class,
              "appendShouldGiveTheSameAnswerWhenRepeated",
              In.messages(BrokenMessages.RetryDuplicates::new)),
          new Defect<>(
              "conflict untold",
              StorageSpecimen.Messages.class,
              "appendShouldConflictWhenTheDraftIsAnother",
              In.messages(BrokenMessages.ConflictUntold::new)),
          new Defect<>(
              "appending loses one of two",
              StorageSpecimen.Messages.class,
              "appendShouldNumberWithoutGapsWhenManySendAtOnce",
              In.messages(BrokenMessages.LosesOneOfTwo::new)),
          new Defect<>(
              "listener told late",
              StorageSpecimen.Messages.class,
              "appendShouldTellTheListenerBeforeItReturns",
              In.messages(BrokenMessages.TellsLate::new)),
          new Defect<>(
              "listener told out of order",
              StorageSpecimen.Messages.class,
              "appendShouldNumberWithoutGapsWhenManySendAtOnce",
              In.messages(BrokenMessages.TellsOutOfOrder::new)),
          new Defect<>(
              "time is moved forward",
              StorageSpecimen.Messages.class,
              "appendShouldKeepTheTimeOfTheClockWhenItFalls",
              In.messages(BrokenMessages.TimeMovedForward::new)),
          new Defect<>(
              "message found by strangers",
              StorageSpecimen.Messages.class,
              "findShouldAnswerNothingToThoseWhoTakeNoPart",
              In.messages(BrokenMessages.FoundByStrangers::new)),
          new Defect<>(
              "message found when it expires",
              StorageSpecimen.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(real -> new BrokenMessages.Shortsighted(real, Off::afterExpiry))),
          new Defect<>(
              "message lost before it expires",
              StorageSpecimen.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(real -> new BrokenMessages.Shortsighted(real, Off::beforeExpiry))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.messages(real -> new BrokenMessages.Shortsighted(real, Off::withoutClaims))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over, in histories",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(real -> new BrokenHistory.Shortsighted(real, Off::withoutClaims))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over, in lists",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::withoutClaims))),
          new Defect<>(
              "message kept when the clock that stamped it says that it is over, in mailboxes",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.mailboxes(real -> new BrokenMailboxes.Shortsighted(real, Off::withoutClaims))),
          new Defect<>(
              "message lost when the clock jumps",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.messages(real -> new BrokenMessages.Shortsighted(real, Off::credulous))),
          new Defect<>(
              "message lost when the clock jumps, in histories",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(real -> new BrokenHistory.Shortsighted(real, Off::credulous))),
          new Defect<>(
              "message lost when the clock jumps, in lists",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::credulous))),
          new Defect<>(
              "message lost when the clock jumps, in mailboxes",
              StorageSpecimen.Messages.class,
              "messageShouldExpireByTheClockThatStampedIt",
              In.mailboxes(real -> new BrokenMailboxes.Shortsighted(real, Off::credulous))),
          new Defect<>(
              "message found when too old",
              StorageSpecimen.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(real -> new BrokenMessages.Shortsighted(real, Off::afterRetention))),
          new Defect<>(
              "message lost when almost too old",
              StorageSpecimen.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.messages(real -> new BrokenMessages.Shortsighted(real, Off::beforeRetention))),
          new Defect<>(
              "deleted by the recipient",
              StorageSpecimen.Messages.class,
              "deleteShouldChangeNothingWhenAskedByAnybodyElse",
              In.messages(BrokenMessages.DeletedByTheRecipient::new)),
          new Defect<>(
              "deleted when it expires",
              StorageSpecimen.Messages.class,
              "deleteShouldChangeNothingWhenTheMessageHasExpired",
              In.messages(real -> new BrokenMessages.DeletesBeyond(real, Off::afterExpiry))),
          new Defect<>(
              "not deleted when it expires soon",
              StorageSpecimen.Messages.class,
              "deleteShouldChangeNothingWhenTheMessageHasExpired",
              In.messages(real -> new BrokenMessages.DeletesBeyond(real, Off::beforeExpiry))),
          new Defect<>(
              "deleted by all who ask at once",
              StorageSpecimen.Messages.class,
              "deleteShouldLeaveOneNoteWhenManyAskAtOnce",
              In.messages(BrokenMessages.AllHaveDeleted::new)),
          new Defect<>(
              "hidden by all who ask at once",
              StorageSpecimen.Messages.class,
              "hideShouldSayYesToOneWhenManyAskAtOnce",
              In.messages(BrokenMessages.AllHaveHidden::new)),
          new Defect<>(
              "hidden when it expires",
              StorageSpecimen.Messages.class,
              "hideShouldSayNoWhenTheMessageIsUnreadable",
              In.messages(real -> new BrokenMessages.HidesBeyond(real, Off::afterExpiry))),
          new Defect<>(
              "not hidden when it expires soon",
              StorageSpecimen.Messages.class,
              "hideShouldSayNoWhenTheMessageIsUnreadable",
              In.messages(real -> new BrokenMessages.HidesBeyond(real, Off::beforeExpiry))),
          new Defect<>(
              "sweep without end",
              StorageSpecimen.Messages.class,
              "sweepShouldStopAtTheLimitAndGoOnNextTime",
              In.messages(BrokenMessages.SweepsAll::new)),
          new Defect<>(
              "swept before it expires",
              StorageSpecimen.Messages.class,
              "sweepShouldRemoveOnlyWhatIsBeyondTheHorizon",
              In.messages(real -> new BrokenMessages.SweepsBeyond(real, Off::beforeExpiry))),
          new Defect<>(
              "not swept when it expires",
              StorageSpecimen.Messages.class,
              "sweepShouldRemoveOnlyWhatIsBeyondTheHorizon",
              In.messages(real -> new BrokenMessages.SweepsBeyond(real, Off::afterExpiry))),
          new Defect<>(
              "swept before retention ends",
              StorageSpecimen.Messages.class,
              "sweepShouldRemoveWhatRetentionNoLongerKeeps",
              In.messages(real -> new BrokenMessages.SweepsBeyond(real, Off::beforeRetention))),
          new Defect<>(
              "not swept when retention ends",
              StorageSpecimen.Messages.class,
              "sweepShouldRemoveWhatRetentionNoLongerKeeps",
              In.messages(real -> new BrokenMessages.SweepsBeyond(real, Off::afterRetention))),
          new Defect<>(
              "history in wrong order",
              StorageSpecimen.History.class,
              "conversationShouldShowBothDirectionsNewestFirst",
              In.history(BrokenHistory.Backwards::new)),
          new Defect<>(
              "history pages overlap",
              StorageSpecimen.History.class,
              "conversationShouldGoBackPageByPage",
              In.history(BrokenHistory.BeginsOneTooLate::new)),
          new Defect<>(
              "history pages too short",
              StorageSpecimen.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(BrokenHistory.ShortPages::new)),
          new Defect<>(
              "history since inclusive",
              StorageSpecimen.History.class,
              "sinceShouldBeginAfterTheMomentAndStopAtTheLimit",
              In.history(BrokenHistory.SinceInclusive::new)),
          new Defect<>(
              "history since goes on by time only",
              StorageSpecimen.History.class,
              "sinceShouldGoBackPageByPage",
              In.history(BrokenHistory.SinceByTimeOnly::new)),
          new Defect<>(
              "history since pages too short",
              StorageSpecimen.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(BrokenHistory.ShortPagesSince::new)),
          new Defect<>(
              "conversation shows what expires now",
              StorageSpecimen.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(real -> new BrokenHistory.Shortsighted(real, Off::afterExpiry))),
          new Defect<>(
              "conversation hides what expires soon",
              StorageSpecimen.Messages.class,
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(real -> new BrokenHistory.Shortsighted(real, Off::beforeExpiry))),
          new Defect<>(
              "conversation shows what is too old",
              StorageSpecimen.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(real -> new BrokenHistory.Shortsighted(real, Off::afterRetention))),
          new Defect<>(
              "conversation hides what is almost too old",
              StorageSpecimen.Messages.class,
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              In.history(real -> new BrokenHistory.Shortsighted(real, Off::beforeRetention))),
          new Defect<>(
              "since shows what expires now",
              StorageSpecimen.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::afterExpiry))),
          new Defect<>(
              "since hides what expires soon",
              StorageSpecimen.History.class,
              "historyShouldPassOverWhatHasExpired",
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::beforeExpiry))),
          new Defect<>(
              "since shows what is too old",
              StorageSpecimen.History.class,
              "historyShouldEndWhereTheHorizonDoes",
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::afterRetention))),
          new Defect<>(
              "since hides what is almost too old",
              StorageSpecimen.History.class,
              "historyShouldEndWhereTheHorizonDoes",
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::beforeRetention))));

  private MessageDefects() {}
}
