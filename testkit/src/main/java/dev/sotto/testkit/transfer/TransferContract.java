// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.testkit.data.TestAccounts;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// What every [TransferSource] and [TransferTarget] must do.
public interface TransferContract extends TransferFixture {
  @RepeatedTest(3)
  default void moveShouldCarryEverythingOver(RepetitionInfo seed) {
    fillOldAtRandom(seed.getCurrentRepetition());

    TransferSummary moved = move();

    assertThat(moved.tables()).allSatisfy(table -> assertThat(table.rows()).isPositive());
    assertThat(StorageContents.of(provider(), fresh()))
        .isEqualTo(moved)
        .isEqualTo(StorageContents.of(provider(), old()));
    try (var storage = provider().at(fresh()).open()) {
      assertThat(storage.accounts().find(new AccountId(AccountId.MAX))).isPresent();
    }
  }

  @Test
  default void moveShouldCarryAnEmptyStorageOver() {
    withOld(_ -> {});

    TransferSummary moved = move();

    assertThat(moved.rows()).isZero();
    provider().at(fresh()).open().close();
  }

  @Test
  default void readShouldHandOutRowsInTheOrderOfTheKey() {
    fillOldAtRandom(1);

    try (TransferSource source = provider().at(old()).openSource()) {
      for (Table table : source.layout().tables()) {
        List<List<Cell>> rows = StorageContents.rows(source, table);
        assertThat(rows).hasSize((int) source.count(table)).isSortedAccordingTo(byKey(table));
      }
    }
  }

  @Test
  default void sourceShouldShowOneStateWhenTheStorageIsWrittenMeanwhile() {
    withOld(
        storage -> {
          storage.accounts().create(TestAccounts.anAccount("a"), TestAccounts.aPasswordHash());
          try (TransferSource source = provider().at(old()).openSource()) {
            TransferSummary before = StorageContents.of(source);
            storage.accounts().create(TestAccounts.anAccount("b"), TestAccounts.aPasswordHash());

            assertThat(StorageContents.of(source)).isEqualTo(before);
          }
          assertThat(StorageContents.of(provider(), old()).rows()).isEqualTo(2);
        });
  }

  @Test
  default void everyCellShouldComeBackAsItWasWritten() {
    var all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (TransferTarget target = openFresh()) {
      Table accounts = StorageContents.table(target, "account");
      Table messages = StorageContents.table(target, "message");
      target.write(accounts, List.of(TestRows.account(AccountId.MAX, "ünïcode 😀 \"\\\n\u2028")));
      target.write(
          messages,
          List.of(
              TestRows.message(1, AccountId.MAX, new Cell.Bytes(new byte[0])),
              TestRows.message(2, AccountId.MAX, new Cell.Missing()),
              TestRows.message((1L << 53) - 1, AccountId.MAX, new Cell.Bytes(all))));

      assertThat(StorageContents.rows(target, accounts))
          .usingRecursiveComparison()
          .isEqualTo(List.of(TestRows.account(AccountId.MAX, "ünïcode 😀 \"\\\n\u2028")));
      assertThat(StorageContents.rows(target, messages))
          .usingRecursiveComparison()
          .isEqualTo(
              List.of(
                  TestRows.message(1, AccountId.MAX, new Cell.Bytes(new byte[0])),
                  TestRows.message(2, AccountId.MAX, new Cell.Missing()),
                  TestRows.message((1L << 53) - 1, AccountId.MAX, new Cell.Bytes(all))));
    }
  }

  @Test
  default void writeShouldStoreNothingWhenOneRowIsThereAlready() {
    try (TransferTarget target = openFresh()) {
      Table accounts = StorageContents.table(target, "account");
      target.write(accounts, List.of(TestRows.account(1, "a")));

      assertThatThrownBy(
              () ->
                  target.write(
                      accounts, List.of(TestRows.account(2, "b"), TestRows.account(1, "c"))))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("account");
      assertThat(target.count(accounts)).isEqualTo(1);
      target.write(accounts, List.of(TestRows.account(2, "b")));
      assertThat(target.count(accounts)).isEqualTo(2);
    }
  }

  @Test
  default void writeShouldBeRefusedWhenARowRefersToNothing() {
    try (TransferTarget target = openFresh()) {
      Table messages = StorageContents.table(target, "message");

      assertThatThrownBy(
              () ->
                  target.write(
                      messages, List.of(TestRows.message(1, 1, new Cell.Bytes(new byte[1])))))
          .isInstanceOf(TransferException.class);
    }
  }

  private static Comparator<List<Cell>> byKey(Table table) {
    return (one, other) -> {
      for (int i = 0; i < table.keyLength(); i++) {
        int order = TestRows.compare(one.get(i), other.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
