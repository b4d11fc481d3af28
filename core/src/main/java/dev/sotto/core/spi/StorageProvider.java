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

  /// {@return the version of the schema that this program makes and works with; 0 where there is
  /// none}
  int schemaVersion();

  /// {@return the storage that the URL names; nothing is opened, made or contacted yet}
  ///
  /// @throws AdapterUrl.InvalidUrl when the URL is not understood
  StorageLocation at(AdapterUrl url);

  /// The outcome of [#migrate].
  ///
  /// @param before schema version found; 0 when there was none
  /// @param after schema version now
  record Migration(int before, int after) {}
}
