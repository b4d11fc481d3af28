// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.ReadableTables;
import dev.sotto.core.transfer.table.Table;
import java.util.List;
import java.util.Optional;

/// The storage or archive that rows go to.
///
/// Between [#begin] and [#finish] the storage is marked: it cannot be opened, because a part of it
/// is missing.
public interface TransferTarget extends ReadableTables {
  /// {@return the name of the source whose move was begun and not finished}
  Optional<String> unfinished();

  /// Marks the storage, durably.
  void begin(String source);

  /// Adds rows in one transaction, all or none. Returns once they are durable.
  ///
  /// @throws TransferException when a row has a key that is there already, or breaks another rule
  ///   of the schema
  void write(Table table, List<List<Cell>> rows);

  /// Compares what the rows of several tables say of each other, once all are there. {@return what
  /// contradicts each other, a text for each kind with the names of the tables and of a row}
  ///
  /// @param lastMessageId the highest message id ever given out
  List<String> contradictions(long lastMessageId);

  /// Makes sure that no message id up to `lastMessageId` is given out, removes the mark, and brings
  /// the schema up to date; all at once, durably.
  void finish(long lastMessageId);
}
