// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.storage.sql.jdbc.Database;
import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads tables that are being filled, each time as they are then. The connection is kept from one
/// time to the next, because there are many tables; between them nothing is held that would be in
/// the way of those who write. For one thread.
final class TargetTableReader implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(TargetTableReader.class.getName());

  private final Database database;
  private final TransferSupport moving;
  private @Nullable TableReader kept;

  TargetTableReader(Database database, TransferSupport moving) {
    this.database = database;
    this.moving = moving;
  }

  /// {@return what `work` finds in one state}
  <T> T query(Function<TableReader, T> work) {
    TableReader reader = reader();
    T found;
    try {
      found = work.apply(reader);
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
    pause(reader);
    return found;
  }

  @Override
  public void close() {
    TableReader reader = kept;
    kept = null;
    if (reader != null) {
      reader.close();
    }
  }

  private TableReader reader() {
    TableReader reader = kept;
    if (reader != null) {
      try {
        reader.renew(moving);
        return reader;
      } catch (SQLException e) {
        // A long copy may have come between.
        LOG.log(System.Logger.Level.DEBUG, "an idle connection has gone", e);
        close();
      }
    }
    TableReader opened = TableReader.open(database, moving);
    kept = opened;
    return opened;
  }

  private void pause(TableReader reader) {
    try {
      reader.pause(moving);
    } catch (SQLException e) {
      LOG.log(System.Logger.Level.DEBUG, "a snapshot has not ended", e);
      close();
    }
  }
}
