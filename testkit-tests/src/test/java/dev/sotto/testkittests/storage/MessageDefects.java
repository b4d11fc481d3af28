// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.message.HistoryStore;
import dev.sotto.core.message.MessageStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import dev.sotto.testkittests.defect.OneStepOff;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the messages of a storage.
final class MessageDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          mailboxes(
              "acknowledging loses an update",
              "acknowledgeShouldChangeNothingWhenRepeatedOrBehind",
              BrokenMailboxStores.LowerMarkWins::new),
          mailboxes(
              "timeline drawn with each question",
              "timelineShouldBeTheSameWhateverIsWritten",
              BrokenMailboxStores.Restless::new),
          mailboxes(
              "what waits counted once",
              "leastWaitingShouldCountMessagesAndTheirBytes",
              BrokenMailboxStores.CountsOneMessage::new),
          mailboxes(
              "the least full mailbox is the one with the fewest bytes",
              "leastWaitingShouldTellOfTheMailboxThatIsLessFullByNumberThoughNotByBytes",
              BrokenMailboxStores.LeastByBytes::new),
          mailboxes(
              "what waits behind deleted messages is not counted",
              "leastWaitingShouldFindWhatIsBehindManyThatAreDeleted",
              BrokenMailboxStores.EndsAtTheDeleted::new),
          mailboxes(
              "mailboxes that nobody reads are not told of",
              "acknowledgedShouldTellOfEachMailboxOfTheAccount",
              BrokenMailboxStores.TellsOnlyOfReaders::new),
          mailboxes(
              "acknowledging ends one too early",
              "acknowledgeShouldTakeAllUpToTheNumberOutOfTheMailbox",
              BrokenMailboxStores.LeavesTheLast::new),
          mailboxes(
              "acknowledged bodies stay",
              "acknowledgeShouldDropTheBodyWhenTheLastDeviceHasAcknowledged",
              BrokenMailboxStores.NeverDrops::new),
          mailboxes(
              "acknowledged bodies always go",
              "acknowledgeShouldKeepTheBodyWhenNotToldToDropIt",
              BrokenMailboxStores.AlwaysDrops::new),
          mailboxes(
              "mailbox in wrong order",
              "readShouldGoThroughTheMailboxInOrder",
              BrokenMailboxStores.Backwards::new),
          mailboxes(
              "mailbox pages overlap",
              "readShouldGoThroughTheMailboxInOrder",
              BrokenMailboxStores.BeginsOneTooEarly::new),
          mailboxes(
              "mailbox pages too short",
              "readShouldFillThePageWhenEntriesBetweenAreGone",
              BrokenMailboxStores.ShortPages::new),
          mailboxes(
              "mailbox ends with the page",
              "readShouldTellTheLastNumberWhateverIsRead",
              BrokenMailboxStores.EndOfThePage::new),
          messagesInMailboxes(
              "notes of deletion stay for ever",
              "noteShouldBeReadableForTheRetentionPeriodOfItsMessage",
              BrokenMailboxStores.NotesForEver::new),
          messagesInMailboxes(
              "gap in the numbers",
              "appendShouldNumberEachMailboxWithoutGaps",
              BrokenMailboxStores.Gap::new),
          messagesInMailboxes(
              "mailbox shows what expires now",
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::afterExpiry)),
          messagesInMailboxes(
              "mailbox hides what expires soon",
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::beforeExpiry)),
          messagesInMailboxes(
              "mailbox shows what is too old",
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::afterRetention)),
          messagesInMailboxes(
              "mailbox hides what is almost too old",
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::beforeRetention)),
          messages(
              "names of the server taken for those of clients",
              "appendShouldStoreEachDraftThatTheServerHasNamed",
              BrokenMessageStores.TakesServersNames::new),
          messages(
              "retry duplicates",
              "appendShouldGiveTheSameAnswerWhenRepeated",
              BrokenMessageStores.RetryDuplicates::new),
          messages(
              "conflict untold",
              "appendShouldConflictWhenTheDraftIsAnother",
              BrokenMessageStores.ConflictUntold::new),
          messages(
              "appending loses one of two",
              "appendShouldNumberWithoutGapsWhenManySendAtOnce",
              BrokenMessageStores.LosesOneOfTwo::new),
          messages(
              "listener told late",
              "appendShouldTellTheListenerBeforeItReturns",
              BrokenMessageStores.TellsLate::new),
          messages(
              "listener told out of order",
              "appendShouldNumberWithoutGapsWhenManySendAtOnce",
              BrokenMessageStores.TellsOutOfOrder::new),
          messages(
              "time is moved forward",
              "appendShouldKeepTheTimeOfTheClockWhenItFalls",
              BrokenMessageStores.TimeMovedForward::new),
          messages(
              "message found by strangers",
              "findShouldAnswerNothingToThoseWhoTakeNoPart",
              BrokenMessageStores.FoundByStrangers::new),
          messages(
              "message found when it expires",
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::afterExpiry)),
          messages(
              "message lost before it expires",
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::beforeExpiry)),
          messages(
              "message kept when the clock that stamped it says that it is over",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::withoutClaims)),
          messagesInHistory(
              "message kept when the clock that stamped it says that it is over, in histories",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::withoutClaims)),
          messagesInHistory(
              "message kept when the clock that stamped it says that it is over, in lists",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::withoutClaims)),
          messagesInMailboxes(
              "message kept when the clock that stamped it says that it is over, in mailboxes",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::withoutClaims)),
          messages(
              "message lost when the clock jumps",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::credulous)),
          messagesInHistory(
              "message lost when the clock jumps, in histories",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::credulous)),
          messagesInHistory(
              "message lost when the clock jumps, in lists",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::credulous)),
          messagesInMailboxes(
              "message lost when the clock jumps, in mailboxes",
              "messageShouldExpireByTheClockThatStampedIt",
              real -> new BrokenMailboxStores.Shortsighted(real, OneStepOff::credulous)),
          messages(
              "message found when too old",
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::afterRetention)),
          messages(
              "message lost when almost too old",
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenMessageStores.Shortsighted(real, OneStepOff::beforeRetention)),
          messages(
              "deleted by the recipient",
              "deleteShouldChangeNothingWhenAskedByAnybodyElse",
              BrokenMessageStores.DeletedByTheRecipient::new),
          messages(
              "deleted when it expires",
              "deleteShouldChangeNothingWhenTheMessageHasExpired",
              real -> new BrokenMessageStores.DeletesBeyond(real, OneStepOff::afterExpiry)),
          messages(
              "not deleted when it expires soon",
              "deleteShouldChangeNothingWhenTheMessageHasExpired",
              real -> new BrokenMessageStores.DeletesBeyond(real, OneStepOff::beforeExpiry)),
          messages(
              "deleted by all who ask at once",
              "deleteShouldLeaveOneNoteWhenManyAskAtOnce",
              BrokenMessageStores.AllHaveDeleted::new),
          messages(
              "hidden by all who ask at once",
              "hideShouldSayYesToOneWhenManyAskAtOnce",
              BrokenMessageStores.AllHaveHidden::new),
          messages(
              "hidden when it expires",
              "hideShouldSayNoWhenTheMessageIsUnreadable",
              real -> new BrokenMessageStores.HidesBeyond(real, OneStepOff::afterExpiry)),
          messages(
              "not hidden when it expires soon",
              "hideShouldSayNoWhenTheMessageIsUnreadable",
              real -> new BrokenMessageStores.HidesBeyond(real, OneStepOff::beforeExpiry)),
          messages(
              "sweep without end",
              "sweepShouldStopAtTheLimitAndGoOnNextTime",
              BrokenMessageStores.SweepsAll::new),
          messages(
              "swept before it expires",
              "sweepShouldRemoveOnlyWhatIsBeyondTheHorizon",
              real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::beforeExpiry)),
          messages(
              "not swept when it expires",
              "sweepShouldRemoveOnlyWhatIsBeyondTheHorizon",
              real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::afterExpiry)),
          messages(
              "swept before retention ends",
              "sweepShouldRemoveWhatRetentionNoLongerKeeps",
              real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::beforeRetention)),
          messages(
              "not swept when retention ends",
              "sweepShouldRemoveWhatRetentionNoLongerKeeps",
              real -> new BrokenMessageStores.SweepsBeyond(real, OneStepOff::afterRetention)),
          history(
              "history in wrong order",
              "conversationShouldShowBothDirectionsNewestFirst",
              BrokenHistoryStores.Backwards::new),
          history(
              "history pages overlap",
              "conversationShouldGoBackPageByPage",
              BrokenHistoryStores.BeginsOneTooLate::new),
          history(
              "history pages too short",
              "historyShouldPassOverWhatHasExpired",
              BrokenHistoryStores.ShortPages::new),
          history(
              "history since inclusive",
              "sinceShouldBeginAfterTheMomentAndStopAtTheLimit",
              BrokenHistoryStores.SinceInclusive::new),
          history(
              "history since goes on by time only",
              "sinceShouldGoBackPageByPage",
              BrokenHistoryStores.SinceByTimeOnly::new),
          history(
              "history since pages too short",
              "historyShouldPassOverWhatHasExpired",
              BrokenHistoryStores.ShortPagesSince::new),
          messagesInHistory(
              "conversation shows what expires now",
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::afterExpiry)),
          messagesInHistory(
              "conversation hides what expires soon",
              "expiredMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::beforeExpiry)),
          messagesInHistory(
              "conversation shows what is too old",
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::afterRetention)),
          messagesInHistory(
              "conversation hides what is almost too old",
              "oldMessageShouldBeUnreadableAtOnceBeforeItIsSwept",
              real -> new BrokenHistoryStores.Shortsighted(real, OneStepOff::beforeRetention)),
          history(
              "since shows what expires now",
              "historyShouldPassOverWhatHasExpired",
              real -> new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::afterExpiry)),
          history(
              "since hides what expires soon",
              "historyShouldPassOverWhatHasExpired",
              real -> new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::beforeExpiry)),
          history(
              "since shows what is too old",
              "historyShouldEndWhereTheHorizonDoes",
              real -> new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::afterRetention)),
          history(
              "since hides what is almost too old",
              "historyShouldEndWhereTheHorizonDoes",
              real ->
                  new BrokenHistoryStores.ShortsightedSince(real, OneStepOff::beforeRetention)));

  private MessageDefects() {}

  private static Defect<Storage> mailboxes(
      String name, String caughtBy, UnaryOperator<MailboxStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Mailboxes.class,
        caughtBy,
        Broken.port(Storage.class, MailboxStore.class, broken));
  }

  private static Defect<Storage> messagesInMailboxes(
      String name, String caughtBy, UnaryOperator<MailboxStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Messages.class,
        caughtBy,
        Broken.port(Storage.class, MailboxStore.class, broken));
  }

  private static Defect<Storage> messages(
      String name, String caughtBy, UnaryOperator<MessageStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Messages.class,
        caughtBy,
        Broken.port(Storage.class, MessageStore.class, broken));
  }

  private static Defect<Storage> messagesInHistory(
      String name, String caughtBy, UnaryOperator<HistoryStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Messages.class,
        caughtBy,
        Broken.port(Storage.class, HistoryStore.class, broken));
  }

  private static Defect<Storage> history(
      String name, String caughtBy, UnaryOperator<HistoryStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.History.class,
        caughtBy,
        Broken.port(Storage.class, HistoryStore.class, broken));
  }
}
