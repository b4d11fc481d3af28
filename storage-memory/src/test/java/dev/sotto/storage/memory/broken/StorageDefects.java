// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Storage;
import java.util.List;

/// What can be wrong with a storage.
final class StorageDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "acknowledging loses an update",
              StorageSpecimen.Mailboxes.class,
              "acknowledgeShouldChangeNothingWhenRepeatedOrBehind",
              In.mailboxes(BrokenMailboxes.LowerMarkWins::new)),
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
              "time goes back",
              StorageSpecimen.Messages.class,
              "appendShouldNeverGoBackInTimeWhenTheClockDoes",
              In.messages(BrokenMessages.TimeTravel::new)),
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
              In.history(real -> new BrokenHistory.ShortsightedSince(real, Off::beforeRetention))),
          new Defect<>(
              "spent tokens live",
              StorageSpecimen.Sessions.class,
              "rotateShouldEndTheSessionWhenTokenWasSpent",
              In.sessions(BrokenSessions.SpentTokensLive::new)),
          new Defect<>(
              "spent tokens forgotten",
              StorageSpecimen.Sessions.class,
              "rotateShouldEndTheSessionWhenTokenWasSpent",
              In.sessions(BrokenSessions.SpentTokensForgotten::new)),
          new Defect<>(
              "old tokens forgotten",
              StorageSpecimen.Sessions.class,
              "rotateShouldEndTheSessionWhenTokenWasSpentLongAgo",
              In.sessions(BrokenSessions.OldTokensForgotten::new)),
          new Defect<>(
              "rotation when the session expires",
              StorageSpecimen.Sessions.class,
              "rotateShouldKnowNothingWhenSessionHasExpired",
              In.sessions(BrokenSessions.RotatesTooLate::new)),
          new Defect<>(
              "session listed when it expires",
              StorageSpecimen.Sessions.class,
              "findShouldAnswerTheSessionWhenItHasExpired",
              In.sessions(BrokenSessions.ListsTooLong::new)),
          new Defect<>(
              "sessions in wrong order",
              StorageSpecimen.Sessions.class,
              "listShouldAnswerOldestFirstAndOnlyOwnSessions",
              In.sessions(BrokenSessions.Backwards::new)),
          new Defect<>(
              "ended since exclusive",
              StorageSpecimen.Sessions.class,
              "endedSinceShouldAnswerWhatEndedThenOrLater",
              In.sessions(BrokenSessions.EndedAfter::new)),
          new Defect<>(
              "session swept too early",
              StorageSpecimen.Sessions.class,
              "sweepShouldKeepWhatEndedOrExpiredAtThatMoment",
              In.sessions(BrokenSessions.SweepsTooMuch::new)),
          new Defect<>(
              "session ends twice",
              StorageSpecimen.Sessions.class,
              "endShouldEndOnlyThisSessionAndOnlyOnce",
              In.sessions(BrokenSessions.EndsTwice::new)),
          new Defect<>(
              "account pages overlap",
              StorageSpecimen.Accounts.class,
              "pageShouldGoThroughAllAccountsByRisingId",
              In.accounts(BrokenAccounts.PagesOverlap::new)),
          new Defect<>(
              "accounts in wrong order",
              StorageSpecimen.Accounts.class,
              "pageShouldGoThroughAllAccountsByRisingId",
              In.accounts(BrokenAccounts.PagesBackwards::new)),
          new Defect<>(
              "taken handle untold",
              StorageSpecimen.Accounts.class,
              "createShouldLetOneWinWhenManyWantOneHandle",
              In.accounts(BrokenAccounts.TakenHandleUntold::new)),
          new Defect<>(
              "removed contact still watches",
              StorageSpecimen.Contacts.class,
              "removeShouldLeaveOtherContactsAlone",
              In.contacts(BrokenAccounts.WatchersStay::new)),
          new Defect<>(
              "contacts mutual",
              StorageSpecimen.Contacts.class,
              "addShouldWorkInOneDirection",
              In.contacts(BrokenAccounts.MutualContacts::new)),
          new Defect<>(
              "removed device stays",
              StorageSpecimen.Devices.class,
              "removeShouldTakeMailboxAndPushTokenAlong",
              In.devices(BrokenAccounts.DevicesStay::new)),
          new Defect<>(
              "devices in wrong order",
              StorageSpecimen.Devices.class,
              "listShouldOrderByIdWhenAddedInAnotherOrder",
              In.devices(BrokenAccounts.DevicesBackwards::new)),
          new Defect<>(
              "push token forgotten by a late answer",
              StorageSpecimen.PushTokens.class,
              "removeShouldForgetTheTokenWhenItIsStillThisOne",
              In.pushTokens(BrokenAccounts.LateAnswerForgets::new)),
          new Defect<>(
              "push token shared",
              StorageSpecimen.PushTokens.class,
              "putShouldTakeTheTokenFromTheDeviceThatHadIt",
              In.pushTokens(BrokenAccounts.TokensShared::new)),
          new Defect<>(
              "public key loses an update",
              StorageSpecimen.PublicKeys.class,
              "putShouldLetOneWinWhenManyPutWithoutReplacing",
              In.publicKeys(real -> (account, key, _) -> real.put(account, key, true))),
          new Defect<>(
              "receipt loses an update",
              StorageSpecimen.Receipts.class,
              "advanceShouldSayNoWhenRepeatedOrBehind",
              In.receipts(BrokenAccounts.LowerReceiptWins::new)));

  private StorageDefects() {}
}
