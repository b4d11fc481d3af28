// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import static dev.sotto.testkit.TestInstants.noonPlus;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountDirectory;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.AccountStore.Creation;
import dev.sotto.core.account.CredentialStore.Credentials;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.data.TestAccounts;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of handles that a program of schema 7 or before has kept, where they were compared
/// in lower case.
public interface HandleMigrationContract {
  /// The schema before the step.
  int BEFORE = 7;

  /// {@return the storage under test, with the schema of today; closed by the test}
  Storage open();

  /// {@return a time as a literal of the database}
  String literal(Instant time);

  /// Runs a statement outside the storage.
  void execute(String sql);

  /// Takes the steps up to `version`.
  void migrateTo(int version);

  /// Takes all steps that are missing.
  void migrate();

  @Test
  default void handlesOfBeforeShouldBeFoundUnderTheFormOfToday() {
    keep(7, "ΝΙΚΟΣ", 1, "νικος");
    keep(8, "Straße", 2, "straße");
    keep(9, "anna", 3, "anna");

    migrate();

    try (Storage storage = open()) {
      var directory = new AccountDirectory(storage.accounts());
      assertThat(directory.search(new AccountId(9), "νικοσ"))
          .extracting(found -> found.id().value())
          .containsExactly(7L);
      assertThat(directory.search(new AccountId(9), "STRASS"))
          .extracting(found -> found.id().value())
          .containsExactly(8L);
      for (String typed : List.of("ΝΙΚΟΣ", "νικος", "νικοσ")) {
        assertThat(idOf(storage, typed)).isEqualTo(7);
      }
      for (String typed : List.of("Straße", "STRASSE", "strasse", "STRAẞE")) {
        assertThat(idOf(storage, typed)).isEqualTo(8);
      }
      assertThat(create(storage, 10, "strasse", 4)).isEqualTo(Creation.HANDLE_TAKEN);
    }
  }

  @Test
  default void accountsWhoseHandlesHaveBecomeOneShouldBothLogIn() {
    keep(7, "strasse", 5, "strasse");
    keep(8, "straße", 2, "straße");
    keep(9, "mi\u034Fa", 4, "mi\u034Fa");
    keep(10, "mia\u3164", 3, "mia\u1160");

    migrate();

    try (Storage storage = open()) {
      assertThat(idOf(storage, "Strasse")).isEqualTo(7);
      assertThat(idOf(storage, "Straße")).isEqualTo(8);
      // Nobody had the form of today: the older one has it now.
      assertThat(idOf(storage, "mia")).isEqualTo(10);
      assertThat(idOf(storage, "MIA\u3164")).isEqualTo(10);
      assertThat(idOf(storage, "mi\u034Fa")).isEqualTo(9);
      assertThat(create(storage, 11, "mia", 6)).isEqualTo(Creation.HANDLE_TAKEN);
    }
  }

  /// Keeps an account as a program of before has.
  ///
  /// @param key under which it is found
  private void keep(long id, String handle, int second, String key) {
    migrateTo(BEFORE);
    execute(
        """
        INSERT INTO account
          (id, handle, handle_key, password_hash, public_key, role, enabled, created_at, last_seen)
        VALUES (%d, '%s', '%s', '%s', '', 'USER', TRUE, %s, %s)
        """
            .formatted(
                id,
                handle,
                key,
                TestAccounts.aPasswordHash().text(),
                literal(noonPlus(second)),
                literal(noonPlus(second))));
  }

  private static Creation create(Storage storage, long id, String handle, int second) {
    var account =
        new Account(
            new AccountId(id),
            new Handle(handle),
            PublicKey.NONE,
            AccountStatus.MEMBER,
            noonPlus(second),
            noonPlus(second));
    return storage.accounts().create(account, TestAccounts.aPasswordHash());
  }

  /// {@return who logs in under this handle, which is also who is found by it}
  private static long idOf(Storage storage, String handle) {
    Credentials found = storage.credentials().find(new Handle(handle)).orElseThrow();
    assertThat(storage.accounts().find(new Handle(handle))).contains(found.account());
    return found.account().id().value();
  }
}
