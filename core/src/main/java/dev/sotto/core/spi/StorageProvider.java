// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.spi;

import java.util.Set;

/// The door of a storage adapter.
public interface StorageProvider {
  /// {@return the URL schemes that this adapter serves, lower case}
  Set<String> schemes();

  /// {@return whether the storage belongs to this one server, which may then bring it up to date by
  /// itself when it starts}
  boolean isEmbedded();

  /// Brings the schema up to date, creating what is missing. Safe to repeat, and to run on two
  /// nodes at once.
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  /// @throws UnknownSchemaException when the schema is newer than this program
  /// @throws dev.sotto.core.PortException when the storage does not answer
  Migration migrate(AdapterUrl url);

  /// Opens the storage.
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  /// @throws UnknownSchemaException when the schema is not the one this program knows
  /// @throws dev.sotto.core.PortException when the storage does not answer
  Storage open(AdapterUrl url);

  /// What [#migrate] did.
  ///
  /// @param before schema version found; 0 when there was none
  /// @param after schema version now
  record Migration(int before, int after) {}
}
