// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Fills a [Database]. For one thread.
public final class SqlTarget implements TransferTarget {
  private final Database database;
  private final Moving moving;
  private final TransferSchema layout;
  private final WriterSlot slot;
  private final ReusedReader reader;
  private final FreeDiskSpace disk;

  private final Migrator migrator;

  private SqlTarget(Database database, Moving moving, Migrator migrator, TransferSchema layout) {
    this.database = database;
    this.moving = moving;
    this.migrator = migrator;
    this.layout = layout;
    slot = new WriterSlot(database);
    reader = new ReusedReader(database, moving);
    disk = new FreeDiskSpace(database::freeBytes, System::nanoTime);
  }

  /// Opens a target on a database whose schema has this version.
  ///
  /// @param migrator brings it up to date in the end
  /// @throws dev.sotto.core.PortException when the database does not answer
  public static SqlTarget open(Database database, Moving moving, Migrator migrator, int version) {
    var target = new SqlTarget(database, moving, migrator, MovedTables.layout(version));
    var _ = target.slot.open();
    return target;
  }

  @Override
  public TransferSchema layout() {
    return layout;
  }

  @Override
  public long count(Table table) {
    return reader.query(tables -> tables.count(table));
  }

  @Override
  public void read(Table table, Consumer<List<Cell>> rows) {
    var _ =
        reader.query(
            tables -> {
              tables.read(table, rows);
              return table;
            });
  }

  @Override
  public Optional<String> unfinished() {
    return reader.query(tables -> MoveMark.find(database, tables.connection()));
  }

  @Override
  public void begin(String source) {
    commit(writer -> MoveMark.set(writer, source));
  }

  @Override
  public void write(Table table, List<List<Cell>> rows) {
    if (disk.isLow()) {
      throw new TransferException(
          "the disk of the target is nearly full: %d MiB must be left; make room and repeat it"
              .formatted(Bound.FREE_DISK.most() >> 20));
    }
    var insert = new InsertRows(database, new Cells(database.dialect()), table);
    commit(writer -> insert.run(writer, rows));
  }

  @Override
  public List<String> contradictions(long lastMessageId) {
    return reader.query(tables -> new Contradictions(tables.connection()).find(lastMessageId));
  }

  @Override
  public void finish(long lastMessageId) {
    commit(
        writer -> {
          moving.keepLastMessageId(writer, lastMessageId);
          MoveMark.remove(writer);
          migrator.complete(writer, layout.version());
        });
  }

  @Override
  public void close() {
    reader.close();
    slot.close();
  }

  private void commit(Consumer<SqlConnection> work) {
    try {
      slot.inTransaction(work);
    } catch (WriterSlot.NotCommitted e) {
      throw e.failure();
    }
  }
}
