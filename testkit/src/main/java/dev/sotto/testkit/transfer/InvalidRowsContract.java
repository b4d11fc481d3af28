// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.UnfinishedTransferException;
import dev.sotto.core.transfer.StorageTransfer;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What every move must refuse, because the domain does not allow it: rows of an archive that
/// somebody has changed.
public interface InvalidRowsContract extends TransferFixture {
  @Test
  default void moveShouldRefuseEveryValueThatTheDomainDoesNotAllow() {
    fillOldAtRandom(1);
    List<InvalidCells> forgeries = new ArrayList<>();
    try (TransferSource source = provider().at(old()).openSource()) {
      for (Table table : source.layout().tables()) {
        for (List<Cell> row : StorageContents.rows(source, table)) {
          alone(new InvalidCells.OneRow(table, row));
        }
        forgeries.addAll(InvalidCells.of(table, StorageContents.rows(source, table).getFirst()));
      }
    }

    assertThat(forgeries).hasSizeGreaterThan(400);
    for (InvalidCells forged : forgeries) {
      assertThatThrownBy(() -> alone(forged.forged()))
          .as("%s.%s %s", forged.table().name(), forged.name(), forged.value())
          .isInstanceOf(TransferException.class)
          .hasMessageContaining(forged.table().name())
          .hasMessageContaining(forged.name());
    }
  }

  @Test
  default void moveShouldRefuseRowsWhoseCellsContradictEachOther() {
    fillOldAtRandom(1);

    try (TransferSource source = provider().at(old()).openSource();
        TransferTarget target = openFresh()) {
      for (Forged forged : forgeries()) {
        var move = new StorageTransfer(forged.in(source), target, TransferProgress.NONE);
        assertThatThrownBy(move::run)
            .as(forged.table() + "." + forged.column())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining(forged.table())
            .hasMessageContaining(forged.column());
      }
    }

    assertThatThrownBy(() -> provider().at(fresh()).open())
        .isInstanceOf(UnfinishedTransferException.class);
    assertThat(move().rows()).isPositive();
  }

  @Test
  default void moveShouldRefuseRowsOfSeveralTablesThatContradictEachOther() {
    withOld(ContradictingRows::fill);

    assertThatThrownBy(
            () -> {
              try (TransferSource source = provider().at(old()).openSource();
                  TransferTarget target = openFresh()) {
                long tooLow = source.lastMessageId() - 1;
                new StorageTransfer(
                        new AlteredSource(source, tooLow, ContradictingRows::forge),
                        target,
                        TransferProgress.NONE)
                    .run();
              }
            })
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("above the last one")
        .satisfies(
            refusal ->
                assertThat(Arrays.stream(ContradictingRows.values()).map(ContradictingRows::told))
                    .allSatisfy(told -> assertThat(refusal).hasMessageContaining(told)));
    assertThatThrownBy(() -> provider().at(fresh()).open())
        .isInstanceOf(UnfinishedTransferException.class);
  }

  @Test
  default void moveShouldCarryRowsOverThatAgree() {
    withOld(ContradictingRows::fill);

    assertThat(move().rows()).isPositive();
    provider().at(fresh()).open().close();
  }

  @Test
  default void moveShouldRefuseALastMessageIdAfterWhichThereIsNone() {
    fillOldAtRandom(1);

    for (long id : List.of((1L << 53) - 1, 1L << 53, Long.MAX_VALUE, -1L)) {
      assertThatThrownBy(() -> moveWithLast(id))
          .isInstanceOf(TransferException.class)
          .hasMessageContaining("last message id");
    }
  }

  /// Values that would be good in another row.
  private static List<Forged> forgeries() {
    return List.of(
        new Forged("account", "handle_key", new Cell.Text("of-somebody-else")),
        new Forged("account", "password_hash", new Cell.Text("$2b$31$" + "a".repeat(53))),
        new Forged("account", "role", new Cell.Text("EMPEROR")),
        new Forged("device", "device", new Cell.Whole(128)),
        new Forged("mailbox", "acked_seq", new Cell.Whole(1L << 40)),
        new Forged("push_token", "token", new Cell.Text("")),
        new Forged("refresh_token", "hash", new Cell.Text("xyz")),
        new Forged("message", "low", new Cell.Whole(7)),
        new Forged("message", "high", new Cell.Whole(7)),
        new Forged("message", "expires_at", new Cell.Moment(1)),
        new Forged("delivery", "seq", new Cell.Whole(0)),
        new Forged("delivery", "kind", new Cell.Whole(2)),
        new Forged("receipt", "read_up_to", new Cell.Whole(1L << 40)),
        new Forged("pending_room", "creator_platform", new Cell.Text("BEOS")),
        new Forged("room", "initiator", new Cell.Text("somebody else")),
        new Forged("room", "guest_platform", new Cell.Text("BEOS")),
        new Forged("call", "media", new Cell.Text("X")),
        new Forged("call", "state", new Cell.Text("SINGING")),
        new Forged("call", "version", new Cell.Whole(0)),
        new Forged("call_party", "device", new Cell.Whole(128)),
        new Forged("call_party", "place", new Cell.Whole(6)),
        new Forged("media_object", "owner", new Cell.Whole(7)),
        new Forged("media_object", "key", new Cell.Text("../../etc/passwd")),
        new Forged("media_object", "size", new Cell.Whole(0)),
        new Forged("media_object", "ends_at", new Cell.Moment(7)),
        new Forged("media_object", "sha256", new Cell.Text("xyz")),
        new Forged("media_naming", "sender", new Cell.Whole(7)),
        new Forged("audit_record", "event", new Cell.Text("NOTHING")),
        new Forged("audit_record", "detail", new Cell.Text("d".repeat(201))));
  }

  private static void alone(TransferSource source) {
    Table table = source.layout().tables().getFirst();
    new StorageTransfer(source, new InvalidCells.OneRowTarget(table), TransferProgress.NONE).run();
  }

  private void moveWithLast(long id) {
    try (TransferSource source = provider().at(old()).openSource();
        TransferTarget target = openFresh()) {
      new StorageTransfer(
              new AlteredSource(source, id, (_, row) -> row), target, TransferProgress.NONE)
          .run();
    }
  }

  /// A value in the first row of a table.
  record Forged(String table, String column, Cell value) {
    TransferSource in(TransferSource source) {
      return new AlteredSource(source, source.lastMessageId(), this::alter);
    }

    private List<Cell> alter(Table from, List<Cell> row) {
      if (!from.name().equals(table)) {
        return row;
      }
      var altered = new ArrayList<Cell>(row);
      for (int i = 0; i < row.size(); i++) {
        if (from.columns().get(i).name().equals(column)) {
          altered.set(i, value);
        }
      }
      return altered;
    }
  }

  /// Changes what passes.
  interface Alteration {
    /// {@return the row, empty when it is left out}
    List<Cell> of(Table table, List<Cell> row);
  }

  /// A source that says something else than it holds.
  record AlteredSource(TransferSource real, long lastMessageId, Alteration alteration)
      implements TransferSource {
    @Override
    public String name() {
      return real.name();
    }

    @Override
    public TransferSchema layout() {
      return real.layout();
    }

    @Override
    public long count(Table table) {
      return real.count(table);
    }

    @Override
    public void read(Table table, Consumer<List<Cell>> rows) {
      real.read(
          table,
          row -> {
            List<Cell> altered = alteration.of(table, row);
            if (!altered.isEmpty()) {
              rows.accept(altered);
            }
          });
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
