// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.nio.file.Path;
import java.util.Optional;

/// One storage, as a URL names it: read once, and opened as often as it is needed. Safe for use by
/// many threads.
public interface StorageLocation {
  /// Looks at the version of the schema that is there, and changes and makes nothing.
  ///
  /// @return the version, whatever wrote it; 0 when there is none
  /// @throws dev.sotto.core.PortException when the storage does not answer
  int schemaFound();

  /// Brings the schema up to date, creating what is missing. Safe to repeat, and to run on two
  /// nodes at once.
  ///
  /// @throws UnknownSchemaException when the schema is newer than this program
  /// @throws UnfinishedTransferException when a move into the storage was not finished
  /// @throws dev.sotto.core.PortException when the storage does not answer
  StorageProvider.Migration migrate();

  /// Opens the storage.
  ///
  /// @throws UnknownSchemaException when the schema is not the one this program knows
  /// @throws UnfinishedTransferException when a move into the storage was not finished
  /// @throws dev.sotto.core.PortException when the storage does not answer
  Storage open();

  /// {@return the folder in which the files of the storage are, on this machine; empty when there
  /// are none}
  Optional<Path> folder();

  /// {@return the file that is the storage, on this machine, whether or not it is there; empty when
  /// it is none. One server at a time may work on it}
  Optional<Path> file();

  /// Opens the storage to be moved elsewhere. Servers may work on it meanwhile; the source shows
  /// what was stored when it was opened. Its schema may be an older one, which its layout names.
  ///
  /// @throws AdapterUrl.InvalidUrl when the storage is not durable
  /// @throws UnknownSchemaException when the schema is one that this program does not know
  /// @throws UnfinishedTransferException when a move into the storage was not finished
  /// @throws dev.sotto.core.PortException when the storage does not answer
  TransferSource openSource();

  /// Opens the storage to move another one into it; makes the schema when there is none, and also
  /// when there is a later one without a row. Once the move is finished the schema is brought up to
  /// date.
  ///
  /// @param version of the schema that the source has: that of its layout
  /// @throws AdapterUrl.InvalidUrl when the storage is not durable
  /// @throws UnknownSchemaException when there is a schema, and not one this program knows
  /// @throws dev.sotto.core.transfer.table.TransferException when rows of that version cannot be
  ///   moved into it
  /// @throws dev.sotto.core.PortException when the storage does not answer
  TransferTarget openTarget(int version);
}
