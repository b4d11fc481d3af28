// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.memory.broken;

import dev.sotto.core.spi.Storage;
import java.util.List;

/// What can be wrong with the accounts of a storage and what belongs to them.
final class AccountDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
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
              "no grace for repeated exchanges",
              StorageSpecimen.Sessions.class,
              "rotateShouldAnswerTheSameWhenRepeatedAtOnce",
              In.sessions(BrokenSessions.NoGrace::new)),
          new Defect<>(
              "grace a millisecond too long",
              StorageSpecimen.Sessions.class,
              "rotateShouldEndTheSessionWhenRepeatedLate",
              In.sessions(BrokenSessions.GraceTooLong::new)),
          new Defect<>(
              "grace without end when the clock has gone back",
              StorageSpecimen.Sessions.class,
              "rotateShouldEndTheSessionWhenRepeatedLongBeforeTheExchange",
              In.sessions(BrokenSessions.GraceBeforeTheExchange::new)),
          new Defect<>(
              "grace for spent successors",
              StorageSpecimen.Sessions.class,
              "rotateShouldEndTheSessionWhenItsSuccessorIsSpentToo",
              In.sessions(BrokenSessions.AnswersForEver::new)),
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
              "all tokens of a session swept at once",
              StorageSpecimen.Sessions.class,
              "sweepShouldTakeManyTokensInSteps",
              In.sessions(BrokenSessions.SweepsInOneGo::new)),
          new Defect<>(
              "sessions that ended and expired swept as if they were two",
              StorageSpecimen.Sessions.class,
              "sweepShouldCountWhatHasEndedAndExpiredOnce",
              In.sessions(BrokenSessions.SweepsHalf::new)),
          new Defect<>(
              "session ends twice",
              StorageSpecimen.Sessions.class,
              "endShouldEndOnlyThisSessionAndOnlyOnce",
              In.sessions(BrokenSessions.EndsTwice::new)),
          new Defect<>(
              "ended accounts forgotten",
              StorageSpecimen.Sessions.class,
              "accountsEndedSinceShouldNameAccountsAlsoWhenNoSessionWasLeft",
              In.sessions(BrokenSessions.ForgottenAccounts::new)),
          new Defect<>(
              "kept session ended",
              StorageSpecimen.Sessions.class,
              "endOthersShouldKeepOnlyThisSession",
              In.sessions(BrokenSessions.KeepsNone::new)),
          new Defect<>(
              "sessions of other devices ended",
              StorageSpecimen.Sessions.class,
              "endDeviceShouldEndOnlyTheSessionsOfTheDevice",
              In.sessions(BrokenSessions.EndsAllDevices::new)),
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
              "shown as online for ever",
              StorageSpecimen.Accounts.class,
              "shownOnlineShouldListWhoWasShownAsOnlineLast",
              In.accounts(BrokenAccounts.ShownForEver::new)),
          new Defect<>(
              "shown as offline by several",
              StorageSpecimen.Accounts.class,
              "showOfflineShouldAnswerOneOfManyThatItChangedSomething",
              In.accounts(BrokenAccounts.ShownOfflineByAll::new)),
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
              "pages of contacts without end",
              StorageSpecimen.Contacts.class,
              "pageShouldEndWhenItTakesAMebibyte",
              In.contacts(BrokenAccounts.EndlessPages::new)),
          new Defect<>(
              "last contact again",
              StorageSpecimen.Contacts.class,
              "pagesShouldGoThroughAllByHandleKeyWhateverIsRemovedMeanwhile",
              In.contacts(BrokenAccounts.LastContactAgain::new)),
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
              "contacts without end",
              StorageSpecimen.Contacts.class,
              "addShouldRefuseWhatIsBeyondTheMost",
              In.contacts(BrokenAccounts.ContactsWithoutEnd::new)),
          new Defect<>(
              "wake-up not noted",
              StorageSpecimen.PushTokens.class,
              "notWokenShouldListWhomAMessageWaitsForUntilTheyAreWoken",
              In.pushTokens(BrokenAccounts.NothingNoted::new)),
          new Defect<>(
              "devices not woken given once",
              StorageSpecimen.PushTokens.class,
              "notWokenShouldPageInOrder",
              In.pushTokens(BrokenAccounts.OnePageOfNotWoken::new)),
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

  private AccountDefects() {}
}
