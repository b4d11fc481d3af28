// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import dev.sotto.storage.sql.jdbc.Database;
import dev.sotto.storage.sql.schema.TransferTables;
import java.util.List;
import java.util.function.Consumer;

/// Reads everything in a [Database] as it was at one moment. For one thread.
public final class SqlTransferSource implements TransferSource {
  private final String name;
  private final TransferSchema layout;
  private final TableReader reader;
  private final long lastMessageId;

  private SqlTransferSource(
      String name, TransferSchema layout, TableReader reader, long lastMessageId) {
    this.name = name;
    this.layout = layout;
    this.reader = reader;
    this.lastMessageId = lastMessageId;
  }

  /// Opens a source on a database whose schema has this version.
  ///
  /// @param name its URL without secrets
  /// @param version of the schema
  /// @throws dev.sotto.core.PortException when the database does not answer
  public static SqlTransferSource open(
      Database database, TransferSupport moving, String name, int version) {
    TableReader reader = TableReader.open(database, moving);
    try {
      // The first query decides which state is seen.
      long last = moving.lastMessageId(reader.connection());
      return new SqlTransferSource(name, TransferTables.layout(version), reader, last);
    } catch (RuntimeException e) {
      reader.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TransferSchema layout() {
    return layout;
  }

  @Override
  public long lastMessageId() {
    return lastMessageId;
  }

  @Override
  public long count(Table table) {
    return reader.count(table);
  }

  @Override
  public void read(Table table, Consumer<List<Cell>> rows) {
    reader.read(table, rows);
  }

  @Override
  public void close() {
    reader.close();
  }
}
