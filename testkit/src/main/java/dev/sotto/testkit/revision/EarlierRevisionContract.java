// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.revision;

import static dev.sotto.testkit.TestInstants.seenAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.message.Message;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.spi.UnfinishedTransferException;
import dev.sotto.core.transfer.StorageTransfer;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.testkit.data.TestAccounts;
import dev.sotto.testkit.transfer.InterruptingProgress;
import dev.sotto.testkit.transfer.StorageContents;
import dev.sotto.testkit.transfer.TransferFixture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What every durable storage must do with what [EarlierRevision] has left behind.
public interface EarlierRevisionContract extends TransferFixture {
  /// Makes [#old] hold what the earlier revision has stored, with its schema.
  void fillOld();

  @Test
  default void migrateShouldKeepEveryRow() {
    fillOld();
    Map<String, List<String>> before = rows(old());

    Migration migration = provider().at(old()).migrate();

    assertThat(migration)
        .isEqualTo(new Migration(EarlierRevision.SCHEMA, provider().schemaVersion()));
    assertThat(before).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());
    assertThat(rows(old())).isEqualTo(before);
    serves(old());
  }

  @Test
  default void schemaFoundShouldTellTheVersionAndChangeNothing() {
    fillOld();

    assertThat(provider().at(old()).schemaFound()).isEqualTo(EarlierRevision.SCHEMA);
    assertThat(provider().at(fresh()).schemaFound()).isZero();
    assertThat(provider().at(fresh()).schemaFound()).isZero();

    Migration migration = provider().at(old()).migrate();
    assertThat(migration.before()).isEqualTo(EarlierRevision.SCHEMA);
    assertThat(provider().at(old()).schemaFound()).isEqualTo(provider().schemaVersion());
  }

  @Test
  default void moveShouldBringOlderRowsUpToDate() {
    fillOld();

    move(TransferProgress.NONE);

    assertThat(rows(fresh())).isEqualTo(rows(old()));
    serves(fresh());
  }

  @Test
  default void moveOfOlderRowsShouldGoOnWhenItWasInterrupted() {
    fillOld();

    assertThatThrownBy(() -> move(new InterruptingProgress(25)))
        .isInstanceOf(InterruptingProgress.Interrupted.class);
    assertThatThrownBy(() -> provider().at(fresh()).migrate())
        .isInstanceOf(UnfinishedTransferException.class);
    move(TransferProgress.NONE);

    assertThat(rows(fresh())).isEqualTo(rows(old()));
    serves(fresh());
  }

  @Test
  default void laterSchemaWithoutRowsShouldGiveWayToOlderOnes() {
    fillOld();
    provider().at(fresh()).migrate();

    move(TransferProgress.NONE);

    assertThat(rows(fresh())).isEqualTo(rows(old()));
    serves(fresh());
  }

  @Test
  default void laterSchemaWithRowsShouldStay() {
    fillOld();
    provider().at(fresh()).migrate();
    try (Storage storage = provider().at(fresh()).open()) {
      storage.accounts().create(TestAccounts.anAccount("a"), TestAccounts.aPasswordHash());
    }

    if (provider().schemaVersion() > EarlierRevision.SCHEMA) {
      assertThatThrownBy(() -> provider().at(fresh()).openTarget(EarlierRevision.SCHEMA))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("rows in account");
    }
    provider().at(fresh()).open().close();
  }

  @Test
  default void rowsOfUnknownVersionsShouldBeRefused() {
    int known = provider().schemaVersion();

    assertThatThrownBy(() -> provider().at(fresh()).openTarget(known + 1))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("schema version " + (known + 1));
    assertThatThrownBy(() -> provider().at(fresh()).openTarget(EarlierRevision.SCHEMA - 1))
        .isInstanceOf(TransferException.class);
  }

  private void move(TransferProgress progress) {
    try (TransferSource source = provider().at(old()).openSource();
        TransferTarget target = provider().at(fresh()).openTarget(source.layout().version())) {
      new StorageTransfer(source, target, progress).run();
    }
  }

  private void serves(AdapterUrl url) {
    try (Storage storage = provider().at(url).open()) {
      List<Message> conversation =
          storage
              .history()
              .conversation(
                  EarlierRevision.BOB,
                  EarlierRevision.ANNA,
                  MessageId.MAX,
                  100,
                  seenAt(EarlierRevision.LATER));
      assertThat(conversation)
          .map(message -> new String(message.body().bytes(), StandardCharsets.UTF_8))
          .containsExactlyElementsOf(EarlierRevision.CONVERSATION);
      var tablet = new DeviceAddress(EarlierRevision.ANNA, new DeviceId(2));
      assertThat(storage.mailboxes().state(tablet).last()).isPositive();
      assertThat(storage.sessions().list(EarlierRevision.BOB, EarlierRevision.LATER)).hasSize(2);
      storage.check();
    }
  }

  /// {@return the rows of each table as the earlier revision would show them, without the columns
  /// that came later}
  private Map<String, List<String>> rows(AdapterUrl url) {
    var all = new TreeMap<String, List<String>>();
    try (TransferSource source = provider().at(url).openSource()) {
      for (Table table : source.layout().tables()) {
        List<String> columns = EarlierSchema.columns(table.name());
        if (!columns.isEmpty()) {
          all.put(table.name(), shown(source, table, columns));
        }
      }
    }
    return all;
  }

  private static List<String> shown(TransferSource source, Table table, List<String> columns) {
    var rows = new ArrayList<String>();
    for (List<Cell> row : StorageContents.rows(source, table)) {
      var shown = new StringBuilder();
      for (int i = 0; i < row.size(); i++) {
        if (columns.contains(table.columns().get(i).name())) {
          shown.append(EarlierSchema.text(row.get(i))).append('|');
        }
      }
      rows.add(shown.toString());
    }
    return rows;
  }
}
