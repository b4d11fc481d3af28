// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.transfer;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.HashingTableReader;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.ReadableTables;
import dev.sotto.core.transfer.table.Table;
import java.util.ArrayList;
import java.util.List;

/// What a storage holds, for tests that compare.
public final class StorageContents {
  private StorageContents() {}

  /// {@return what the storage under `url` holds}
  public static TransferSummary of(StorageProvider provider, AdapterUrl url) {
    try (TransferSource source = provider.at(url).openSource()) {
      return of(source);
    }
  }

  /// {@return what `source` holds}
  public static TransferSummary of(TransferSource source) {
    var reading =
        new HashingTableReader(source, TransferProgress.NONE, TransferProgress.Phase.VERIFY);
    source.layout().tables().forEach(table -> reading.next(table, _ -> {}));
    return reading.end(source.lastMessageId());
  }

  /// {@return the rows of a table}
  public static List<List<Cell>> rows(ReadableTables tables, Table table) {
    var rows = new ArrayList<List<Cell>>();
    tables.read(table, rows::add);
    return rows;
  }

  /// {@return the table of this name}
  public static Table table(ReadableTables tables, String name) {
    return tables.layout().tables().stream()
        .filter(table -> table.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
