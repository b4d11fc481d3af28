// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkittests.storage;

import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.key.PublicKeyStore;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.core.receipt.ReceiptStore;
import dev.sotto.core.session.SessionStore;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.spi.Broken;
import dev.sotto.testkittests.defect.Defect;
import java.util.List;
import java.util.function.UnaryOperator;

/// What can be wrong with the accounts of a storage and what belongs to them.
final class AccountDefects {
  static final List<Defect<Storage>> ALL =
      List.of(
          sessions(
              "spent tokens live",
              "rotateShouldEndTheSessionWhenTokenWasSpent",
              BrokenSessionStores.SpentTokensLive::new),
          sessions(
              "spent tokens forgotten",
              "rotateShouldEndTheSessionWhenTokenWasSpent",
              BrokenSessionStores.SpentTokensForgotten::new),
          sessions(
              "old tokens forgotten",
              "rotateShouldEndTheSessionWhenTokenWasSpentLongAgo",
              BrokenSessionStores.OldTokensForgotten::new),
          sessions(
              "no grace for repeated exchanges",
              "rotateShouldAnswerTheSameWhenRepeatedAtOnce",
              BrokenSessionStores.NoGrace::new),
          sessions(
              "grace a millisecond too long",
              "rotateShouldEndTheSessionWhenRepeatedLate",
              BrokenSessionStores.GraceTooLong::new),
          sessions(
              "grace without end when the clock has gone back",
              "rotateShouldEndTheSessionWhenRepeatedLongBeforeTheExchange",
              BrokenSessionStores.GraceBeforeTheExchange::new),
          sessions(
              "grace for spent successors",
              "rotateShouldEndTheSessionWhenItsSuccessorIsSpentToo",
              BrokenSessionStores.AnswersForEver::new),
          sessions(
              "rotation when the session expires",
              "rotateShouldKnowNothingWhenSessionHasExpired",
              BrokenSessionStores.RotatesTooLate::new),
          sessions(
              "session listed when it expires",
              "findShouldAnswerTheSessionWhenItHasExpired",
              BrokenSessionStores.ListsTooLong::new),
          sessions(
              "sessions in wrong order",
              "listShouldAnswerOldestFirstAndOnlyOwnSessions",
              BrokenSessionStores.Backwards::new),
          sessions(
              "ended since exclusive",
              "endedSinceShouldAnswerWhatEndedThenOrLater",
              BrokenSessionStores.EndedAfter::new),
          sessions(
              "session swept too early",
              "sweepShouldKeepWhatEndedOrExpiredAtThatMoment",
              BrokenSessionStores.SweepsTooMuch::new),
          sessions(
              "all tokens of a session swept at once",
              "sweepShouldTakeManyTokensInSteps",
              BrokenSessionStores.SweepsInOneGo::new),
          sessions(
              "sessions that ended and expired swept as if they were two",
              "sweepShouldCountWhatHasEndedAndExpiredOnce",
              BrokenSessionStores.SweepsHalf::new),
          sessions(
              "session ends twice",
              "endShouldEndOnlyThisSessionAndOnlyOnce",
              BrokenSessionStores.EndsTwice::new),
          sessions(
              "ended accounts forgotten",
              "accountsEndedSinceShouldNameAccountsAlsoWhenNoSessionWasLeft",
              BrokenSessionStores.ForgottenAccounts::new),
          sessions(
              "kept session ended",
              "endOthersShouldKeepOnlyThisSession",
              BrokenSessionStores.KeepsNone::new),
          sessions(
              "sessions of other devices ended",
              "endDeviceShouldEndOnlyTheSessionsOfTheDevice",
              BrokenSessionStores.EndsAllDevices::new),
          accounts(
              "account pages overlap",
              "pageShouldGoThroughAllAccountsByRisingId",
              BrokenAccountStores.PagesOverlap::new),
          accounts(
              "accounts in wrong order",
              "pageShouldGoThroughAllAccountsByRisingId",
              BrokenAccountStores.PagesBackwards::new),
          accounts(
              "taken handle untold",
              "createShouldLetOneWinWhenManyWantOneHandle",
              BrokenAccountStores.TakenHandleUntold::new),
          accounts(
              "shown as online for ever",
              "shownOnlineShouldListWhoWasShownAsOnlineLast",
              BrokenAccountStores.ShownForEver::new),
          accounts(
              "shown as offline by several",
              "showOfflineShouldAnswerOneOfManyThatItChangedSomething",
              BrokenAccountStores.ShownOfflineByAll::new),
          credentials(
              "handle of nobody finds somebody",
              "findShouldAnswerNothingWhenHandleIsUnknown",
              BrokenAccountStores.FindsAnybody::new),
          credentials(
              "letter case of a handle decides",
              "findShouldAnswerAccountAndHashWhateverTheLetterCase",
              BrokenAccountStores.FindsWhatWasWritten::new),
          credentials(
              "new password forgotten",
              "setPasswordShouldReplaceOnlyThisHash",
              BrokenAccountStores.PasswordStays::new),
          credentials(
              "admitted for ever",
              "setStandingShouldReplaceOnlyThisStanding",
              BrokenAccountStores.StaysAdmitted::new),
          credentials(
              "standing of nobody changed",
              "setShouldSayNoWhenAccountIsUnknown",
              BrokenAccountStores.UnknownIsChanged::new),
          contacts(
              "removed contact still watches",
              "removeShouldLeaveOtherContactsAlone",
              BrokenAccountStores.WatchersStay::new),
          contacts(
              "contacts mutual",
              "addShouldWorkInOneDirection",
              BrokenAccountStores.MutualContacts::new),
          contacts(
              "pages of contacts without end",
              "pageShouldEndWhenItTakesAMebibyte",
              BrokenAccountStores.EndlessPages::new),
          contacts(
              "last contact again",
              "pagesShouldGoThroughAllByHandleKeyWhateverIsRemovedMeanwhile",
              BrokenAccountStores.LastContactAgain::new),
          devices(
              "removed device stays",
              "removeShouldTakeMailboxAndPushTokenAlong",
              BrokenAccountStores.DevicesStay::new),
          devices(
              "devices in wrong order",
              "listShouldOrderByIdWhenAddedInAnotherOrder",
              BrokenAccountStores.DevicesBackwards::new),
          pushTokens(
              "push token forgotten by a late answer",
              "removeShouldForgetTheTokenWhenItIsStillThisOne",
              BrokenAccountStores.LateAnswerForgets::new),
          contacts(
              "contacts without end",
              "addShouldRefuseWhatIsBeyondTheMost",
              BrokenAccountStores.ContactsWithoutEnd::new),
          pushTokens(
              "wake-up not noted",
              "notWokenShouldListWhomAMessageWaitsForUntilTheyAreWoken",
              BrokenAccountStores.NothingNoted::new),
          pushTokens(
              "devices not woken given once",
              "notWokenShouldPageInOrder",
              BrokenAccountStores.OnePageOfNotWoken::new),
          pushTokens(
              "push token shared",
              "putShouldTakeTheTokenFromTheDeviceThatHadIt",
              BrokenAccountStores.TokensShared::new),
          publicKeys(
              "public key loses an update",
              "putShouldLetOneWinWhenManyPutWithoutReplacing",
              real -> (account, key, _) -> real.put(account, key, true)),
          receipts(
              "receipt loses an update",
              "advanceShouldSayNoWhenRepeatedOrBehind",
              BrokenAccountStores.LowerReceiptWins::new));

  private AccountDefects() {}

  private static Defect<Storage> sessions(
      String name, String caughtBy, UnaryOperator<SessionStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Sessions.class,
        caughtBy,
        Broken.port(Storage.class, SessionStore.class, broken));
  }

  private static Defect<Storage> accounts(
      String name, String caughtBy, UnaryOperator<AccountStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Accounts.class,
        caughtBy,
        Broken.port(Storage.class, AccountStore.class, broken));
  }

  private static Defect<Storage> credentials(
      String name, String caughtBy, UnaryOperator<CredentialStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Credentials.class,
        caughtBy,
        Broken.port(Storage.class, CredentialStore.class, broken));
  }

  private static Defect<Storage> contacts(
      String name, String caughtBy, UnaryOperator<ContactStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Contacts.class,
        caughtBy,
        Broken.port(Storage.class, ContactStore.class, broken));
  }

  private static Defect<Storage> devices(
      String name, String caughtBy, UnaryOperator<DeviceStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Devices.class,
        caughtBy,
        Broken.port(Storage.class, DeviceStore.class, broken));
  }

  private static Defect<Storage> pushTokens(
      String name, String caughtBy, UnaryOperator<PushTokenStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.PushTokens.class,
        caughtBy,
        Broken.port(Storage.class, PushTokenStore.class, broken));
  }

  private static Defect<Storage> publicKeys(
      String name, String caughtBy, UnaryOperator<PublicKeyStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.PublicKeys.class,
        caughtBy,
        Broken.port(Storage.class, PublicKeyStore.class, broken));
  }

  private static Defect<Storage> receipts(
      String name, String caughtBy, UnaryOperator<ReceiptStore> broken) {
    return new Defect<>(
        name,
        StorageUnderTest.Receipts.class,
        caughtBy,
        Broken.port(Storage.class, ReceiptStore.class, broken));
  }
}
