// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static dev.sotto.testkit.TestInstants.NOON;
import static dev.sotto.testkit.data.TestDrafts.aDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.message.AppendResult;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.UnfinishedTransferException;
import dev.sotto.core.transfer.StorageTransfer;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.testkit.data.TestAccounts;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How moves end that do not go well, and what remains of them.
public interface UnfinishedTransferContract extends TransferFixture {
  /// After how many rows moves are interrupted.
  List<Integer> INTERRUPTIONS = List.of(0, 1, 14, 60, 300, 700, 1_500);

  @RepeatedTest(7)
  @Tag("full")
  default void moveShouldGoOnWhenItWasInterrupted(RepetitionInfo repetition) {
    int rows = INTERRUPTIONS.get(repetition.getCurrentRepetition() - 1);
    fillOldAtRandom(1);

    assertThatThrownBy(() -> move(new InterruptingProgress(rows), target -> target))
        .isInstanceOf(InterruptingProgress.Interrupted.class);
    assertThatThrownBy(() -> provider().at(fresh()).open())
        .isInstanceOf(UnfinishedTransferException.class)
        .hasMessageContaining("repeat");
    TransferSummary moved = move();

    assertThat(StorageContents.of(provider(), fresh()))
        .isEqualTo(moved)
        .isEqualTo(StorageContents.of(provider(), old()));
  }

  @Test
  default void moveShouldGoOnInsideATable() {
    fillOldAtRandom(1);
    try (TransferSource source = provider().at(old()).openSource();
        TransferTarget target = openFresh()) {
      Table accounts = StorageContents.table(source, "account");
      target.begin(source.name());
      target.write(accounts, StorageContents.rows(source, accounts).subList(0, 5));
    }

    TransferSummary moved = move();

    assertThat(StorageContents.of(provider(), fresh())).isEqualTo(moved);
  }

  @Test
  default void everyUseShouldBeRefusedUntilTheMoveIsFinished() {
    provider().at(fresh()).migrate();
    try (TransferTarget target = openFresh()) {
      target.begin("elsewhere:");
    }

    assertThatThrownBy(() -> provider().at(fresh()).open())
        .isInstanceOf(UnfinishedTransferException.class);
    assertThatThrownBy(() -> provider().at(fresh()).migrate())
        .isInstanceOf(UnfinishedTransferException.class);
    assertThatThrownBy(() -> provider().at(fresh()).openSource())
        .isInstanceOf(UnfinishedTransferException.class)
        .hasMessageContaining("elsewhere:");
    try (TransferTarget target = openFresh()) {
      assertThat(target.unfinished()).contains("elsewhere:");
      target.finish(0);
      assertThat(target.unfinished()).isEmpty();
    }
    provider().at(fresh()).open().close();
  }

  @Test
  default void moveShouldBeRefusedWhenAnotherIsUnfinished() {
    withOld(_ -> {});
    try (TransferTarget target = openFresh()) {
      target.begin("elsewhere:");
    }

    assertThatThrownBy(this::move)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("elsewhere:");
  }

  @Test
  default void moveShouldBeRefusedWhenTheTargetIsNotEmpty() {
    fillOldAtRandom(1);
    provider().at(fresh()).migrate();
    try (Storage storage = provider().at(fresh()).open()) {
      storage.accounts().create(TestAccounts.anAccount("a"), TestAccounts.aPasswordHash());
    }

    assertThatThrownBy(this::move)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("not empty");
    provider().at(fresh()).open().close();
  }

  @Test
  default void moveShouldBeRefusedWhenTheSchemaIsAnother() {
    withOld(_ -> {});

    try (var source = new NewerVersionSource(provider().at(old()).openSource());
        TransferTarget target = openFresh()) {
      assertThatThrownBy(() -> new StorageTransfer(source, target, TransferProgress.NONE).run())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("schema version");
    }
    provider().at(fresh()).open().close();
  }

  @Test
  default void moveShouldNotEndWhenTheTargetHoldsSomethingElse() {
    fillOldAtRandom(1);

    assertThatThrownBy(() -> move(TransferProgress.NONE, ForgetfulTarget::new))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("table contact differs");
    assertThatThrownBy(() -> provider().at(fresh()).open())
        .isInstanceOf(UnfinishedTransferException.class);
  }

  @Test
  default void moveShouldNotEndWhenTheSourceHasChangedSinceItBegan() {
    fillOldAtRandom(1);
    assertThatThrownBy(() -> move(new InterruptingProgress(700), target -> target))
        .isInstanceOf(InterruptingProgress.Interrupted.class);
    withOld(
        storage ->
            storage
                .accounts()
                .touch(new AccountId(AccountId.MAX), NOON.plusSeconds(99_999_999), false));

    assertThatThrownBy(this::move)
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("table account differs");
  }

  @Test
  default void messageIdsShouldNotBeUsedAgainWhenTheMessagesAreGone() {
    try (TransferTarget target = openFresh()) {
      target.begin("elsewhere:");
      target.finish(1_000_000);
    }
    try (TransferSource source = provider().at(fresh()).openSource()) {
      assertThat(source.lastMessageId()).isEqualTo(1_000_000);
    }

    try (Storage storage = provider().at(fresh()).open()) {
      assertThat(sendTo(storage)).isEqualTo(new MessageId(1_000_001));
    }
    try (TransferSource source = provider().at(fresh()).openSource()) {
      assertThat(source.lastMessageId()).isEqualTo(1_000_001);
    }
  }

  @Test
  default void firstMessageIdShouldBeOneWhenNoneWasUsed() {
    withOld(_ -> {});
    move();

    try (Storage storage = provider().at(fresh()).open()) {
      assertThat(sendTo(storage)).isEqualTo(new MessageId(1));
    }
  }

  private static MessageId sendTo(Storage storage) {
    AccountId anna = new AccountId(1);
    storage.accounts().create(TestAccounts.anAccount(1, "anna"), TestAccounts.aPasswordHash());
    DeviceAddress phone =
        storage.devices().add(anna, new DeviceName("phone"), NOON).orElseThrow().address();
    return switch (storage.messages().append(aDraft(phone, anna), NOON, (_, _) -> {})) {
      case AppendResult.Stored(MessageId id, _, _) -> id;
      case AppendResult.Conflict _ -> throw new AssertionError("a new client message id");
      case AppendResult.NoRoom _ -> throw new AssertionError("no room");
    };
  }

  /// Keeps the last row of the table `contact` to itself.
  record ForgetfulTarget(TransferTarget target) implements ForwardingTransferTarget {
    @Override
    public void write(Table table, List<List<Cell>> rows) {
      target.write(table, table.name().equals("contact") ? rows.subList(0, rows.size() - 1) : rows);
    }
  }
}
