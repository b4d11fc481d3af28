// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.receipt;

import static dev.sotto.core.receipt.ReceiptKind.DELIVERED;
import static dev.sotto.core.receipt.ReceiptKind.READ;
import static dev.sotto.testkit.data.TestAccounts.NOBODY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.receipt.ReceiptKind;
import dev.sotto.core.receipt.ReceiptMarks;
import dev.sotto.testkit.Concurrently;
import dev.sotto.testkit.fixture.StorageFixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [ReceiptStore] must do.
public interface ReceiptStoreContract extends StorageFixture {
  @Test
  default void marksShouldBeZeroWhenNothingWasConfirmed() {
    AccountId anna = storedAccount("anna").id();

    assertThat(marks(anna, storedAccount("berta").id())).isEqualTo(ReceiptMarks.NONE);
    assertThat(marks(anna, NOBODY)).isEqualTo(ReceiptMarks.NONE);
  }

  @Test
  default void advanceShouldMoveOnlyTheDeliveredMarkWhenDelivered() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    AccountId carla = storedAccount("carla").id();

    assertThat(advance(anna, berta, DELIVERED, 5)).isTrue();

    assertThat(marks(anna, berta)).isEqualTo(new ReceiptMarks(5, 0));
    assertThat(marks(berta, anna)).isEqualTo(ReceiptMarks.NONE);
    assertThat(marks(anna, carla)).isEqualTo(ReceiptMarks.NONE);
    assertThat(marks(carla, berta)).isEqualTo(ReceiptMarks.NONE);
  }

  @Test
  default void advanceShouldTakeTheDeliveredMarkAlongWhenRead() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    advance(anna, berta, DELIVERED, 5);

    assertThat(advance(anna, berta, READ, 7)).isTrue();
    assertThat(marks(anna, berta)).isEqualTo(new ReceiptMarks(7, 7));

    assertThat(advance(anna, berta, DELIVERED, 9)).isTrue();
    assertThat(marks(anna, berta)).isEqualTo(new ReceiptMarks(9, 7));
  }

  @Test
  default void advanceShouldLeaveTheDeliveredMarkWhenItIsAhead() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    advance(anna, berta, DELIVERED, 9);

    assertThat(advance(anna, berta, READ, 7)).isTrue();

    assertThat(marks(anna, berta)).isEqualTo(new ReceiptMarks(9, 7));
  }

  @Test
  default void advanceShouldSayNoWhenRepeatedOrBehind() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();
    advance(anna, berta, READ, 7);

    assertThat(advance(anna, berta, READ, 7)).isFalse();
    assertThat(advance(anna, berta, READ, 6)).isFalse();
    assertThat(advance(anna, berta, DELIVERED, 7)).isFalse();
    assertThat(advance(anna, berta, DELIVERED, 1)).isFalse();

    assertThat(marks(anna, berta)).isEqualTo(new ReceiptMarks(7, 7));
  }

  @Test
  default void advanceShouldWorkForOneself() {
    AccountId anna = storedAccount("anna").id();

    assertThat(advance(anna, anna, READ, MessageId.MAX_VALUE)).isTrue();

    assertThat(marks(anna, anna))
        .isEqualTo(new ReceiptMarks(MessageId.MAX_VALUE, MessageId.MAX_VALUE));
  }

  @Test
  default void advanceShouldLetOneMoveTheMarkWhenManyConfirmTheSame() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();

    List<Boolean> moved = Concurrently.call(16, _ -> advance(anna, berta, READ, 7));

    assertThat(moved).filteredOn(Boolean::booleanValue).hasSize(1);
  }

  @Test
  default void advanceShouldEndAtTheHighestWhenManyConfirmAtOnce() {
    AccountId anna = storedAccount("anna").id();
    AccountId berta = storedAccount("berta").id();

    Concurrently.run(
        20, number -> advance(anna, berta, number % 2 == 0 ? READ : DELIVERED, number + 1L));

    assertThat(marks(anna, berta)).isEqualTo(new ReceiptMarks(20, 19));
  }

  private boolean advance(AccountId reader, AccountId author, ReceiptKind kind, long upTo) {
    return storage().receipts().advance(reader, author, kind, new MessageId(upTo));
  }

  private ReceiptMarks marks(AccountId reader, AccountId author) {
    return storage().receipts().marks(reader, author);
  }
}
