// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static dev.sotto.testkit.data.TestAccounts.aPasswordHash;
import static dev.sotto.testkit.data.TestAccounts.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.AccountStore;
import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.account.Role;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [AccountStore] must do.
public interface AccountStoreContract extends StorageFixture, AccountDirectoryContract {
  @Test
  default void findShouldAnswerNothingWhenThereIsNoAccount() {
    AccountStore accounts = storage().accounts();

    assertThat(accounts.find(NOBODY)).isEmpty();
    assertThat(accounts.find(new Handle("anna"))).isEmpty();
    assertThat(accounts.page(0, 10)).isEmpty();
  }

  @Test
  default void createShouldKeepEverythingWhenNew() {
    var account =
        new Account(
            anAccount("x").id(),
            new Handle("Änna Müller"),
            new PublicKey("a key\n{\"n\": \"…\"}"),
            new AccountStatus(Role.ADMIN, false),
            NOON.plusMillis(1),
            NOON.plusMillis(2));

    Creation creation = storage().accounts().create(account, aPasswordHash());

    assertThat(creation).isEqualTo(Creation.CREATED);
    assertThat(storage().accounts().find(account.id())).contains(account);
    assertThat(storage().accounts().find(account.handle())).contains(account);
  }

  @Test
  default void findShouldIgnoreLetterCaseWhenAskedByHandle() {
    Account anna = storedAccount("Anna.ÄÖ@Example.org");

    assertThat(storage().accounts().find(new Handle("aNNA.äö@eXAMPLE.ORG"))).contains(anna);
    assertThat(storage().accounts().find(new Handle("anna.ao@example.org"))).isEmpty();
  }

  @Test
  default void createShouldKeepTheFirstWhenHandleIsTakenInOtherLetterCase() {
    Account first = storedAccount("anna");
    Account second = anAccount("ANNA");

    Creation creation = storage().accounts().create(second, aPasswordHash());

    assertThat(creation).isEqualTo(Creation.HANDLE_TAKEN);
    assertThat(storage().accounts().find(second.id())).isEmpty();
    assertThat(storage().accounts().find(second.handle())).contains(first);
  }

  @Test
  default void createShouldKeepTheFirstWhenIdIsTaken() {
    Account first = storedAccount("anna");
    Account second = anAccount(first.id().value(), "berta");

    Creation creation = storage().accounts().create(second, aPasswordHash());

    assertThat(creation).isEqualTo(Creation.ID_TAKEN);
    assertThat(storage().accounts().find(second.handle())).isEmpty();
    assertThat(storage().accounts().find(first.id())).contains(first);
  }

  @Test
  default void createShouldLetOneWinWhenManyWantOneHandle() {
    List<Creation> creations =
        Concurrently.call(16, _ -> storage().accounts().create(anAccount("anna"), aPasswordHash()));

    assertThat(Collections.frequency(creations, Creation.CREATED)).isEqualTo(1);
    assertThat(Collections.frequency(creations, Creation.HANDLE_TAKEN)).isEqualTo(15);
    assertThat(storage().accounts().page(0, 100)).hasSize(1);
  }

  @Test
  default void pageShouldGoThroughAllAccountsByRisingId() {
    Account first = storedAccount("zoe");
    Account second = storedAccount("anna");
    Account third = storedAccount("max");

    List<Account> page = storage().accounts().page(0, 2);

    assertThat(page).containsExactly(first, second);
    assertThat(storage().accounts().page(second.id().value(), 2)).containsExactly(third);
    assertThat(storage().accounts().page(third.id().value(), 2)).isEmpty();
  }

  @Test
  default void touchShouldChangeOnlyThisAccount() {
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");

    storage().accounts().touch(anna.id(), NOON.plusMillis(12_345), true);

    assertThat(storage().accounts().find(anna.id()).orElseThrow().lastSeen())
        .isEqualTo(NOON.plusMillis(12_345));
    assertThat(storage().accounts().find(anna.id()).orElseThrow().createdAt()).isEqualTo(NOON);
    assertThat(storage().accounts().find(berta.id())).contains(berta);
  }

  @Test
  default void touchShouldChangeNothingWhenAccountIsUnknown() {
    storage().accounts().touch(NOBODY, NOON, true);

    assertThat(storage().accounts().find(NOBODY)).isEmpty();
    assertThat(storage().accounts().shownOnline(0, 10)).isEmpty();
  }

  @Test
  default void shownOnlineShouldListWhoWasShownAsOnlineLast() {
    AccountStore accounts = storage().accounts();
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");
    storedAccount("carla");
    assertThat(accounts.shownOnline(0, 10)).isEmpty();

    accounts.touch(berta.id(), NOON, true);
    accounts.touch(anna.id(), NOON, true);
    accounts.touch(anna.id(), NOON, true);
    assertThat(accounts.shownOnline(0, 10)).containsExactly(anna.id(), berta.id());
    assertThat(accounts.shownOnline(0, 1)).containsExactly(anna.id());
    assertThat(accounts.shownOnline(anna.id().value(), 10)).containsExactly(berta.id());

    accounts.touch(anna.id(), NOON, false);
    assertThat(accounts.shownOnline(0, 10)).containsExactly(berta.id());
  }

  @Test
  default void showOfflineShouldChangeNothingElse() {
    AccountStore accounts = storage().accounts();
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");
    accounts.touch(anna.id(), NOON.plusMillis(1), true);
    accounts.touch(berta.id(), NOON, true);

    assertThat(accounts.showOffline(anna.id())).isTrue();

    assertThat(accounts.showOffline(anna.id())).isFalse();
    assertThat(accounts.showOffline(NOBODY)).isFalse();
    assertThat(accounts.find(anna.id()).orElseThrow().lastSeen()).isEqualTo(NOON.plusMillis(1));
    assertThat(accounts.shownOnline(0, 10)).containsExactly(berta.id());
  }

  @Test
  default void showOfflineShouldAnswerOneOfManyThatItChangedSomething() {
    Account anna = storedAccount("anna");
    storage().accounts().touch(anna.id(), NOON, true);

    List<Boolean> changed = Concurrently.call(16, _ -> storage().accounts().showOffline(anna.id()));

    assertThat(changed).containsOnlyOnce(true);
  }
}
