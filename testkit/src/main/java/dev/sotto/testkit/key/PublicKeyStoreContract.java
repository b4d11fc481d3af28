// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.key;

import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.key.PublicKeyStore.Outcome;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [PublicKeyStore] must do.
public interface PublicKeyStoreContract extends StorageFixture {
  @Test
  default void putShouldStoreTheKeyWhenThereIsNone() {
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");

    assertThat(storage().publicKeys().put(anna.id(), new PublicKey("key"), false))
        .isEqualTo(Outcome.STORED);

    assertThat(keyOf(anna)).isEqualTo(new PublicKey("key"));
    assertThat(storage().accounts().find(berta.id())).contains(berta);
  }

  @Test
  default void putShouldKeepTheOtherKeyWhenNotToldToReplaceIt() {
    Account anna = storedAccount("anna");
    storage().publicKeys().put(anna.id(), new PublicKey("first"), false);

    assertThat(storage().publicKeys().put(anna.id(), new PublicKey("second"), false))
        .isEqualTo(Outcome.KEPT);

    assertThat(keyOf(anna)).isEqualTo(new PublicKey("first"));
  }

  @Test
  default void putShouldReplaceTheOtherKeyWhenToldTo() {
    Account anna = storedAccount("anna");
    storage().publicKeys().put(anna.id(), new PublicKey("first"), false);

    assertThat(storage().publicKeys().put(anna.id(), new PublicKey("second"), true))
        .isEqualTo(Outcome.STORED);

    assertThat(keyOf(anna)).isEqualTo(new PublicKey("second"));
  }

  @Test
  default void putShouldSayUnchangedWhenRepeated() {
    Account anna = storedAccount("anna");
    storage().publicKeys().put(anna.id(), new PublicKey("key"), false);

    assertThat(storage().publicKeys().put(anna.id(), new PublicKey("key"), false))
        .isEqualTo(Outcome.UNCHANGED);
    assertThat(storage().publicKeys().put(anna.id(), new PublicKey("key"), true))
        .isEqualTo(Outcome.UNCHANGED);
  }

  @Test
  default void putShouldSayNoWhenAccountIsUnknown() {
    assertThat(storage().publicKeys().put(NOBODY, new PublicKey("key"), true))
        .isEqualTo(Outcome.NO_SUCH_ACCOUNT);
    assertThat(storage().publicKeys().put(NOBODY, new PublicKey("key"), false))
        .isEqualTo(Outcome.NO_SUCH_ACCOUNT);
  }

  @Test
  default void putShouldKeepTheLongestKey() {
    Account anna = storedAccount("anna");
    var longest = new PublicKey("ü".repeat(PublicKey.MAX_LENGTH));

    storage().publicKeys().put(anna.id(), longest, false);

    assertThat(keyOf(anna)).isEqualTo(longest);
  }

  @Test
  default void putShouldLetOneWinWhenManyPutWithoutReplacing() {
    Account anna = storedAccount("anna");

    List<Outcome> outcomes =
        Concurrently.call(
            16,
            number -> storage().publicKeys().put(anna.id(), new PublicKey("key" + number), false));

    int winner = outcomes.indexOf(Outcome.STORED);
    assertThat(keyOf(anna)).isEqualTo(new PublicKey("key" + winner));
    assertThat(Collections.frequency(outcomes, Outcome.STORED)).isEqualTo(1);
    assertThat(Collections.frequency(outcomes, Outcome.KEPT)).isEqualTo(15);
  }

  private PublicKey keyOf(Account account) {
    return storage().accounts().find(account.id()).orElseThrow().publicKey();
  }
}
