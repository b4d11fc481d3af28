// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.contact;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.TestInstants.noonPlus;
import static dev.sotto.testkit.TestInstants.seenAfter;
import static dev.sotto.testkit.TestInstants.seenAt;
import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.contact.ContactStore;
import dev.sotto.core.contact.ContactStore.Addition;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.message.MessageId;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.data.TestContacts;
import dev.sotto.testkit.fixture.StorageFixture;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every [ContactStore] must do.
public interface ContactStoreContract extends StorageFixture {
  /// More than a test adds.
  int MOST = 1_000;

  @Test
  default void addShouldRefuseWhatIsBeyondTheMost() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    assertThat(storage().contacts().add(anna, berta, NOON, 1)).isEqualTo(Addition.ADDED);

    assertThat(storage().contacts().add(anna, carla, NOON, 1)).isEqualTo(Addition.TOO_MANY);
    assertThat(storage().contacts().add(anna, berta, NOON, 1)).isEqualTo(Addition.ADDED);
    assertThat(storage().contacts().add(carla, anna, NOON, 1)).isEqualTo(Addition.ADDED);

    assertThat(contactsOf(anna)).extracting(Account::id).containsExactly(berta);
    storage().contacts().remove(anna, berta);
    assertThat(storage().contacts().add(anna, carla, NOON, 1)).isEqualTo(Addition.ADDED);
  }

  @Test
  default void addShouldKeepTheMostWhenManyAddAtOnce() {
    AccountId anna = storedAccount("anna").id();
    List<AccountId> others =
        IntStream.range(0, 12).mapToObj(i -> storedAccount("other" + i).id()).toList();

    Concurrently.run(12, thread -> storage().contacts().add(anna, others.get(thread), NOON, 5));

    assertThat(contactsOf(anna)).hasSize(5);
  }

  @Test
  default void listShouldAnswerNothingWhenThereAreNoContacts() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();

    assertThat(contactsOf(anna)).isEmpty();
    assertThat(storage().contacts().watchers(anna)).isEmpty();
    assertThat(storage().contacts().knows(anna, berta)).isFalse();
    assertThat(storage().contacts().remove(anna, berta)).isFalse();
    assertThat(contactsOf(NOBODY)).isEmpty();
  }

  @Test
  default void addShouldWorkInOneDirection() {
    Account anna = storedAccount("anna");
    Account berta = storedAccount("berta");

    assertThat(storage().contacts().add(anna.id(), berta.id(), NOON, MOST))
        .isEqualTo(Addition.ADDED);

    assertThat(contactsOf(anna.id())).containsExactly(berta);
    assertThat(contactsOf(berta.id())).isEmpty();
    assertThat(storage().contacts().knows(anna.id(), berta.id())).isTrue();
    assertThat(storage().contacts().knows(berta.id(), anna.id())).isFalse();
    assertThat(storage().contacts().watchers(berta.id())).containsExactly(anna.id());
    assertThat(storage().contacts().watchers(anna.id())).isEmpty();
  }

  @Test
  default void addShouldChangeNothingWhenRepeated() {
    AccountId anna = storedAccount("anna").id();
    Account berta = storedAccount("berta");

    assertThat(storage().contacts().add(anna, berta.id(), NOON, MOST)).isEqualTo(Addition.ADDED);
    assertThat(storage().contacts().add(anna, berta.id(), noonPlus(1), MOST))
        .isEqualTo(Addition.ADDED);

    assertThat(contactsOf(anna)).containsExactly(berta);
  }

  @Test
  default void addShouldSayNoWhenContactIsNoAccount() {
    AccountId anna = storedAccount("anna").id();

    assertThat(storage().contacts().add(anna, NOBODY, NOON, MOST))
        .isEqualTo(Addition.NO_SUCH_ACCOUNT);

    assertThat(contactsOf(anna)).isEmpty();
    assertThat(storage().contacts().knows(anna, NOBODY)).isFalse();
  }

  @Test
  default void addShouldMakeOneContactWhenManyAddAtOnce() {
    AccountId anna = storedAccount("anna").id();
    Account berta = storedAccount("berta");

    Concurrently.run(
        16,
        _ ->
            assertThat(storage().contacts().add(anna, berta.id(), NOON, MOST))
                .isEqualTo(Addition.ADDED));

    assertThat(contactsOf(anna)).containsExactly(berta);
    assertThat(storage().contacts().watchers(berta.id())).containsExactly(anna);
  }

  @Test
  default void listShouldOrderByHandleKeyAndShowAccountsAsTheyAreNow() {
    AccountId anna = storedAccount("anna").id();
    Account zoe = storedAccount("Zoe");
    Account max = storedAccount("max");
    storage().contacts().add(anna, zoe.id(), NOON, MOST);
    storage().contacts().add(anna, max.id(), NOON, MOST);

    storage().publicKeys().put(zoe.id(), new PublicKey("new"), true);

    Account zoeNow = storage().accounts().find(zoe.id()).orElseThrow();
    assertThat(zoeNow.publicKey()).isEqualTo(new PublicKey("new"));
    assertThat(contactsOf(anna)).containsExactly(max, zoeNow);
  }

  @Test
  default void pagesShouldGoThroughAllByHandleKeyWhateverIsRemovedMeanwhile() {
    AccountId anna = storedAccount("anna").id();
    List<Account> all = IntStream.range(0, 7).mapToObj(i -> storedAccount("contact" + i)).toList();
    all.reversed().forEach(account -> storage().contacts().add(anna, account.id(), NOON, MOST));

    List<Account> first = storage().contacts().firstPage(anna, 3);
    assertThat(first).isEqualTo(all.subList(0, 3));
    storage().contacts().remove(anna, first.getLast().id());

    List<Account> next = storage().contacts().nextPage(anna, first.getLast().id(), 3);
    assertThat(next).isEqualTo(all.subList(3, 6));
    List<Account> last = storage().contacts().nextPage(anna, next.getLast().id(), 3);
    assertThat(last).isEqualTo(all.subList(6, 7));
    assertThat(storage().contacts().nextPage(anna, last.getLast().id(), 3)).isEmpty();
    assertThat(storage().contacts().nextPage(anna, NOBODY, 3)).isEmpty();
  }

  @Test
  default void pageShouldEndWhenItTakesAMebibyte() {
    AccountId anna = storedAccount("anna").id();
    var key = new PublicKey("k".repeat(PublicKey.MAX_LENGTH));
    int fit = ContactStore.PAGE_BYTES / PublicKey.MAX_LENGTH;
    Concurrently.call(
        fit + 2,
        i -> {
          AccountId contact = storedAccount("contact" + i).id();
          storage().publicKeys().put(contact, key, true);
          return storage().contacts().add(anna, contact, NOON, MOST);
        });

    assertThat(storage().contacts().firstPage(anna, 10_000)).hasSizeBetween(fit - 2, fit);
    assertThat(contactsOf(anna)).hasSize(fit + 2);
  }

  @Test
  default void removeShouldLeaveOtherContactsAlone() {
    AccountId anna = storedAccount("anna").id();
    Account berta = storedAccount("berta");
    Account carla = storedAccount("carla");
    storage().contacts().add(anna, berta.id(), NOON, MOST);
    storage().contacts().add(anna, carla.id(), NOON, MOST);
    storage().contacts().add(carla.id(), berta.id(), NOON, MOST);

    assertThat(storage().contacts().remove(anna, berta.id())).isTrue();
    assertThat(storage().contacts().remove(anna, berta.id())).isFalse();

    assertThat(contactsOf(anna)).containsExactly(carla);
    assertThat(contactsOf(carla.id())).containsExactly(berta);
    assertThat(storage().contacts().watchers(berta.id())).containsExactly(carla.id());
    assertThat(storage().contacts().knows(anna, berta.id())).isFalse();
  }

  @Test
  default void hasWrittenShouldTellOneDirectionAndNothingOfContacts() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    storage().contacts().add(carla, anna.account(), NOON, MOST);
    storage().contacts().add(anna.account(), carla, NOON, MOST);

    storedMessage(aDraft(anna, berta));

    assertThat(storage().contacts().hasWritten(anna.account(), berta)).isTrue();
    assertThat(storage().contacts().hasWritten(berta, anna.account())).isFalse();
    assertThat(storage().contacts().hasWritten(anna.account(), carla)).isFalse();
    assertThat(storage().contacts().hasWritten(carla, anna.account())).isFalse();
  }

  @Test
  default void knowsShouldRememberWhoHasWritten() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();

    storedMessage(aDraft(anna, berta));

    assertThat(storage().contacts().knows(berta, anna.account())).isTrue();
    assertThat(storage().contacts().knows(anna.account(), berta)).isFalse();
    assertThat(storage().contacts().knows(carla, anna.account())).isFalse();
    assertThat(contactsOf(berta)).isEmpty();
    assertThat(storage().contacts().watchers(anna.account())).isEmpty();
  }

  @Test
  default void knowsShouldRememberWhenTheMessageIsGone() {
    DeviceAddress anna = storedDevice("anna");
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();
    MessageId deleted = storedMessage(aDraft(anna, berta));
    storedMessage(aDraft(anna, carla));

    storage().messages().delete(deleted, anna, seenAt(NOON));
    storage().messages().sweep(seenAfter(Duration.ofDays(31)), 100);

    assertThat(storage().contacts().knows(berta, anna.account())).isTrue();
    assertThat(storage().contacts().knows(carla, anna.account())).isTrue();
  }

  private List<Account> contactsOf(AccountId owner) {
    return TestContacts.of(storage().contacts(), owner);
  }
}
