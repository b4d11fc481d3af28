// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.spi.Storage;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;

/// What can be wrong with the accounts of a storage and what belongs to them.
final class AccountDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          new Defect<>(
              "spent tokens live",
              StorageUnderTest.Sessions.class,
              "rotateShouldEndTheSessionWhenTokenWasSpent",
              In.sessions(BrokenSessionStores.SpentTokensLive::new)),
          new Defect<>(
              "spent tokens forgotten",
              StorageUnderTest.Sessions.class,
              "rotateShouldEndTheSessionWhenTokenWasSpent",
              In.sessions(BrokenSessionStores.SpentTokensForgotten::new)),
          new Defect<>(
              "old tokens forgotten",
              StorageUnderTest.Sessions.class,
              "rotateShouldEndTheSessionWhenTokenWasSpentLongAgo",
              In.sessions(BrokenSessionStores.OldTokensForgotten::new)),
          new Defect<>(
              "no grace for repeated exchanges",
              StorageUnderTest.Sessions.class,
              "rotateShouldAnswerTheSameWhenRepeatedAtOnce",
              In.sessions(BrokenSessionStores.NoGrace::new)),
          new Defect<>(
              "grace a millisecond too long",
              StorageUnderTest.Sessions.class,
              "rotateShouldEndTheSessionWhenRepeatedLate",
              In.sessions(BrokenSessionStores.GraceTooLong::new)),
          new Defect<>(
              "grace without end when the clock has gone back",
              StorageUnderTest.Sessions.class,
              "rotateShouldEndTheSessionWhenRepeatedLongBeforeTheExchange",
              In.sessions(BrokenSessionStores.GraceBeforeTheExchange::new)),
          new Defect<>(
              "grace for spent successors",
              StorageUnderTest.Sessions.class,
              "rotateShouldEndTheSessionWhenItsSuccessorIsSpentToo",
              In.sessions(BrokenSessionStores.AnswersForEver::new)),
          new Defect<>(
              "rotation when the session expires",
              StorageUnderTest.Sessions.class,
              "rotateShouldKnowNothingWhenSessionHasExpired",
              In.sessions(BrokenSessionStores.RotatesTooLate::new)),
          new Defect<>(
              "session listed when it expires",
              StorageUnderTest.Sessions.class,
              "findShouldAnswerTheSessionWhenItHasExpired",
              In.sessions(BrokenSessionStores.ListsTooLong::new)),
          new Defect<>(
              "sessions in wrong order",
              StorageUnderTest.Sessions.class,
              "listShouldAnswerOldestFirstAndOnlyOwnSessions",
              In.sessions(BrokenSessionStores.Backwards::new)),
          new Defect<>(
              "ended since exclusive",
              StorageUnderTest.Sessions.class,
              "endedSinceShouldAnswerWhatEndedThenOrLater",
              In.sessions(BrokenSessionStores.EndedAfter::new)),
          new Defect<>(
              "session swept too early",
              StorageUnderTest.Sessions.class,
              "sweepShouldKeepWhatEndedOrExpiredAtThatMoment",
              In.sessions(BrokenSessionStores.SweepsTooMuch::new)),
          new Defect<>(
              "all tokens of a session swept at once",
              StorageUnderTest.Sessions.class,
              "sweepShouldTakeManyTokensInSteps",
              In.sessions(BrokenSessionStores.SweepsInOneGo::new)),
          new Defect<>(
              "sessions that ended and expired swept as if they were two",
              StorageUnderTest.Sessions.class,
              "sweepShouldCountWhatHasEndedAndExpiredOnce",
              In.sessions(BrokenSessionStores.SweepsHalf::new)),
          new Defect<>(
              "session ends twice",
              StorageUnderTest.Sessions.class,
              "endShouldEndOnlyThisSessionAndOnlyOnce",
              In.sessions(BrokenSessionStores.EndsTwice::new)),
          new Defect<>(
              "ended accounts forgotten",
              StorageUnderTest.Sessions.class,
              "accountsEndedSinceShouldNameAccountsAlsoWhenNoSessionWasLeft",
              In.sessions(BrokenSessionStores.ForgottenAccounts::new)),
          new Defect<>(
              "kept session ended",
              StorageUnderTest.Sessions.class,
              "endOthersShouldKeepOnlyThisSession",
              In.sessions(BrokenSessionStores.KeepsNone::new)),
          new Defect<>(
              "sessions of other devices ended",
              StorageUnderTest.Sessions.class,
              "endDeviceShouldEndOnlyTheSessionsOfTheDevice",
              In.sessions(BrokenSessionStores.EndsAllDevices::new)),
          new Defect<>(
              "account pages overlap",
              StorageUnderTest.Accounts.class,
              "pageShouldGoThroughAllAccountsByRisingId",
              In.accounts(BrokenAccountStores.PagesOverlap::new)),
          new Defect<>(
              "accounts in wrong order",
              StorageUnderTest.Accounts.class,
              "pageShouldGoThroughAllAccountsByRisingId",
              In.accounts(BrokenAccountStores.PagesBackwards::new)),
          new Defect<>(
              "taken handle untold",
              StorageUnderTest.Accounts.class,
              "createShouldLetOneWinWhenManyWantOneHandle",
              In.accounts(BrokenAccountStores.TakenHandleUntold::new)),
          new Defect<>(
              "shown as online for ever",
              StorageUnderTest.Accounts.class,
              "shownOnlineShouldListWhoWasShownAsOnlineLast",
              In.accounts(BrokenAccountStores.ShownForEver::new)),
          new Defect<>(
              "shown as offline by several",
              StorageUnderTest.Accounts.class,
              "showOfflineShouldAnswerOneOfManyThatItChangedSomething",
              In.accounts(BrokenAccountStores.ShownOfflineByAll::new)),
          new Defect<>(
              "removed contact still watches",
              StorageUnderTest.Contacts.class,
              "removeShouldLeaveOtherContactsAlone",
              In.contacts(BrokenAccountStores.WatchersStay::new)),
          new Defect<>(
              "contacts mutual",
              StorageUnderTest.Contacts.class,
              "addShouldWorkInOneDirection",
              In.contacts(BrokenAccountStores.MutualContacts::new)),
          new Defect<>(
              "pages of contacts without end",
              StorageUnderTest.Contacts.class,
              "pageShouldEndWhenItTakesAMebibyte",
              In.contacts(BrokenAccountStores.EndlessPages::new)),
          new Defect<>(
              "last contact again",
              StorageUnderTest.Contacts.class,
              "pagesShouldGoThroughAllByHandleKeyWhateverIsRemovedMeanwhile",
              In.contacts(BrokenAccountStores.LastContactAgain::new)),
          new Defect<>(
              "removed device stays",
              StorageUnderTest.Devices.class,
              "removeShouldTakeMailboxAndPushTokenAlong",
              In.devices(BrokenAccountStores.DevicesStay::new)),
          new Defect<>(
              "devices in wrong order",
              StorageUnderTest.Devices.class,
              "listShouldOrderByIdWhenAddedInAnotherOrder",
              In.devices(BrokenAccountStores.DevicesBackwards::new)),
          new Defect<>(
              "push token forgotten by a late answer",
              StorageUnderTest.PushTokens.class,
              "removeShouldForgetTheTokenWhenItIsStillThisOne",
              In.pushTokens(BrokenAccountStores.LateAnswerForgets::new)),
          new Defect<>(
              "contacts without end",
              StorageUnderTest.Contacts.class,
              "addShouldRefuseWhatIsBeyondTheMost",
              In.contacts(BrokenAccountStores.ContactsWithoutEnd::new)),
          new Defect<>(
              "wake-up not noted",
              StorageUnderTest.PushTokens.class,
              "notWokenShouldListWhomAMessageWaitsForUntilTheyAreWoken",
              In.pushTokens(BrokenAccountStores.NothingNoted::new)),
          new Defect<>(
              "devices not woken given once",
              StorageUnderTest.PushTokens.class,
              "notWokenShouldPageInOrder",
              In.pushTokens(BrokenAccountStores.OnePageOfNotWoken::new)),
          new Defect<>(
              "push token shared",
              StorageUnderTest.PushTokens.class,
              "putShouldTakeTheTokenFromTheDeviceThatHadIt",
              In.pushTokens(BrokenAccountStores.TokensShared::new)),
          new Defect<>(
              "public key loses an update",
              StorageUnderTest.PublicKeys.class,
              "putShouldLetOneWinWhenManyPutWithoutReplacing",
              In.publicKeys(real -> (account, key, _) -> real.put(account, key, true))),
          new Defect<>(
              "receipt loses an update",
              StorageUnderTest.Receipts.class,
              "advanceShouldSayNoWhenRepeatedOrBehind",
              In.receipts(BrokenAccountStores.LowerReceiptWins::new)));

  private AccountDefects() {}
}
