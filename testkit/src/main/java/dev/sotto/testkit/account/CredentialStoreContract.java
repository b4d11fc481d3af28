// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static dev.sotto.testkit.data.TestAccounts.aPasswordHash;
import static dev.sotto.testkit.data.TestAccounts.anAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.CredentialStore;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.Role;
import dev.sotto.testkit.fixture.StorageFixture;
import org.junit.jupiter.api.Test;

/// What every [CredentialStore] must do.
public interface CredentialStoreContract extends StorageFixture {
  @Test
  default void findShouldAnswerNothingWhenHandleIsUnknown() {
    assertThat(storage().credentials().find(new Handle("anna"))).isEmpty();
  }

  @Test
  default void findShouldAnswerAccountAndHashWhateverTheLetterCase() {
    Account anna = anAccount("Anna");
    var hash = new PasswordHash("$2b$12$anna");
    storage().accounts().create(anna, hash);
    storedAccount("berta");

    assertThat(storage().credentials().find(new Handle("aNNA")))
        .contains(new Credentials(anna, hash));
  }

  @Test
  default void setPasswordShouldReplaceOnlyThisHash() {
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");
    var next = new PasswordHash("$2b$12$next");

    boolean exists = storage().credentials().setPassword(anna.id(), next);

    assertThat(exists).isTrue();
    assertThat(storage().credentials().find(anna.handle())).contains(new Credentials(anna, next));
    assertThat(storage().credentials().find(berta.handle()))
        .contains(new Credentials(berta, aPasswordHash()));
  }

  @Test
  default void setStandingShouldReplaceOnlyThisStanding() {
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");
    var standing = new AccountStatus(Role.MODERATOR, false);

    boolean exists = storage().credentials().setStanding(anna.id(), standing);

    assertThat(exists).isTrue();
    assertThat(storage().accounts().find(anna.id()).orElseThrow().standing()).isEqualTo(standing);
    assertThat(storage().credentials().find(anna.handle()).orElseThrow().account().standing())
        .isEqualTo(standing);
    assertThat(storage().accounts().find(berta.id())).contains(berta);
  }

  @Test
  default void setShouldSayNoWhenAccountIsUnknown() {
    CredentialStore credentials = storage().credentials();

    assertThat(credentials.setPassword(NOBODY, aPasswordHash())).isFalse();
    assertThat(credentials.setStanding(NOBODY, AccountStatus.MEMBER)).isFalse();
  }
}
