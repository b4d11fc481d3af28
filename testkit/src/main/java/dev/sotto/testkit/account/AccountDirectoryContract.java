// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.Handle;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How every [dev.sotto.core.account.AccountStore] searches; a part of [AccountStoreContract].
public interface AccountDirectoryContract extends StorageFixture {
  @Test
  default void searchShouldAnswerNothingWhenNoHandleBeginsSo() {
    storedAccount("anna");

    assertThat(found("nna", 10)).isEmpty();
    assertThat(found("annab", 10)).isEmpty();
  }

  @Test
  default void searchShouldOrderByHandleKeyWhateverTheLanguage() {
    Stream.of("annab", "ANNA-B", "Anna_", "anna", "annaä", "anna 2", "berta")
        .forEach(this::storedAccount);

    assertThat(found("anna", 10))
        .containsExactly("anna", "anna 2", "ANNA-B", "Anna_", "annab", "annaä");
  }

  @Test
  default void searchShouldStopAtTheLimit() {
    Stream.of("anna3", "anna1", "anna2").forEach(this::storedAccount);

    assertThat(found("anna", 2)).containsExactly("anna1", "anna2");
  }

  @Test
  default void searchShouldTakeWildcardsLiterally() {
    Stream.of("a%b", "a_b", "a*b", "a?b", "a[b]", "a\\b", "axb").forEach(this::storedAccount);

    assertThat(found("a%", 10)).containsExactly("a%b");
    assertThat(found("a_", 10)).containsExactly("a_b");
    assertThat(found("a*", 10)).containsExactly("a*b");
    assertThat(found("a?", 10)).containsExactly("a?b");
    assertThat(found("a[", 10)).containsExactly("a[b]");
    assertThat(found("a\\", 10)).containsExactly("a\\b");
    assertThat(found("%", 10)).isEmpty();
  }

  @Test
  default void searchShouldPassOverDisabledAccounts() {
    Account anna = storedAccount("anna");
    storedAccount("annabel");

    storage().credentials().setStanding(anna.id(), anna.standing().disabled());

    assertThat(found("anna", 10)).containsExactly("annabel");
    assertThat(found("anna", 1)).containsExactly("annabel");
  }

  private List<String> found(String keyPrefix, int limit) {
    return storage().accounts().search(keyPrefix, limit).stream()
        .map(Account::handle)
        .map(Handle::text)
        .toList();
  }
}
