// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.spi.UnfinishedMoveException;
import dev.sotto.core.transfer.Cell;
import dev.sotto.core.transfer.Layout;
import dev.sotto.core.transfer.Move;
import dev.sotto.core.transfer.Table;
import dev.sotto.core.transfer.TransferException;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// What every move must refuse, because the domain does not allow it: rows of an archive that
/// somebody has changed.
public interface HostileTransferContract extends TransferFixture {
  /// Twice the largest id.
  long BEYOND = 1L << 54;

  @Test
  default void moveShouldRefuseValuesThatTheDomainDoesNotAllow() {
    fillOldAtRandom(1);

    try (TransferSource source = provider().openSource(old());
        TransferTarget target = openFresh()) {
      for (Forged forged : forgeries()) {
        var move = new Move(forged.in(source), target, TransferProgress.NONE);
        assertThatThrownBy(move::run)
            .as(forged.table() + "." + forged.column())
            .isInstanceOf(TransferException.class)
            .hasMessageContaining(forged.table())
            .hasMessageContaining(forged.column());
      }
    }

    assertThatThrownBy(() -> provider().open(fresh())).isInstanceOf(UnfinishedMoveException.class);
    assertThat(move().rows()).isPositive();
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

  private static List<Forged> forgeries() {
    return List.of(
        new Forged("account", "id", new Cell.Whole(BEYOND)),
        new Forged("account", "handle", new Cell.Text("")),
        new Forged("account", "password_hash", new Cell.Text("$2b$31$" + "a".repeat(53))),
        new Forged("account", "role", new Cell.Text("EMPEROR")),
        new Forged("account", "public_key", new Cell.Text("k".repeat(100_000))),
        new Forged("device", "device", new Cell.Whole(128)),
        new Forged("device", "name", new Cell.Text("n".repeat(1_000))),
        new Forged("mailbox", "last_seq", new Cell.Whole(-1)),
        new Forged("push_token", "token", new Cell.Text("")),
        new Forged("session", "id", new Cell.Text("short")),
        new Forged("contact", "contact", new Cell.Whole(0)),
        new Forged("message", "id", new Cell.Whole(Long.MAX_VALUE)),
        new Forged("message", "client_id", new Cell.Text("with blank")),
        new Forged("message", "digest", new Cell.Bytes(new byte[3])),
        new Forged("delivery", "kind", new Cell.Whole(2)),
        new Forged("receipt", "read_up_to", new Cell.Whole(Long.MAX_VALUE)),
        new Forged("room", "id", new Cell.Text("no room")),
        new Forged("call", "state", new Cell.Text("SINGING")),
        new Forged("media_object", "key", new Cell.Text("../../etc/passwd")),
        new Forged("media_object", "size", new Cell.Whole(-5)),
        new Forged("audit_record", "event", new Cell.Text("NOTHING")));
  }

  private void moveWithLast(long id) {
    try (TransferSource source = provider().openSource(old());
        TransferTarget target = openFresh()) {
      new Move(new AlteredSource(source, id, (_, row) -> row), target, TransferProgress.NONE).run();
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
    public Layout layout() {
      return real.layout();
    }

    @Override
    public long count(Table table) {
      return real.count(table);
    }

    @Override
    public void read(Table table, Consumer<List<Cell>> rows) {
      real.read(table, row -> rows.accept(alteration.of(table, row)));
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
