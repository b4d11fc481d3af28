// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.core.bound.Bound;
import dev.sotto.core.bound.FreeDiskSpace;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.table.TransferSchema;
import dev.sotto.storage.sql.commit.WriterConnection;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import dev.sotto.storage.sql.schema.SchemaMigrator;
import dev.sotto.storage.sql.schema.TransferTables;
import dev.sotto.storage.sql.schema.UnfinishedTransferMarker;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Fills a [Database]. For one thread.
public final class SqlTransferTarget implements TransferTarget {
  private final Database database;
  private final TransferSupport moving;
  private final TransferSchema layout;
  private final WriterConnection slot;
  private final TargetTableReader reader;
  private final FreeDiskSpace disk;

  private final SchemaMigrator migrator;

  private SqlTransferTarget(
      Database database, TransferSupport moving, SchemaMigrator migrator, TransferSchema layout) {
    this.database = database;
    this.moving = moving;
    this.migrator = migrator;
    this.layout = layout;
    slot = new WriterConnection(database);
    reader = new TargetTableReader(database, moving);
    disk = new FreeDiskSpace(database::freeBytes, System::nanoTime);
  }

  /// Opens a target on a database whose schema has this version.
  ///
  /// @param migrator brings it up to date in the end
  /// @throws dev.sotto.core.PortException when the database does not answer
  public static SqlTransferTarget open(
      Database database, TransferSupport moving, SchemaMigrator migrator, int version) {
    var target = new SqlTransferTarget(database, moving, migrator, TransferTables.layout(version));
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
    return reader.query(tables -> UnfinishedTransferMarker.find(database, tables.connection()));
  }

  @Override
  public void begin(String source) {
    commit(writer -> UnfinishedTransferMarker.set(writer, source));
  }

  @Override
  public void write(Table table, List<List<Cell>> rows) {
    if (disk.isLow()) {
      throw new TransferException(
          "the disk of the target is nearly full: %d MiB must be left; make room and repeat it"
              .formatted(Bound.FREE_DISK.most() >> 20));
    }
    var insert = new TableWriter(database, new CellCodec(database.dialect()), table);
    commit(writer -> insert.run(writer, rows));
  }

  @Override
  public List<String> contradictions(long lastMessageId) {
    return reader.query(tables -> new ConsistencyCheck(tables.connection()).find(lastMessageId));
  }

  @Override
  public void finish(long lastMessageId) {
    commit(
        writer -> {
          moving.keepLastMessageId(writer, lastMessageId);
          UnfinishedTransferMarker.remove(writer);
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
    } catch (WriterConnection.NotCommitted e) {
      throw e.failure();
    }
  }
}
