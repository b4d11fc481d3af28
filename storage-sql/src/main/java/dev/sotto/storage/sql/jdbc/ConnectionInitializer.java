// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/// The set-up of a new connection before anybody uses it.
@FunctionalInterface
public interface ConnectionInitializer {
  /// Does it.
  void prepare(Connection connection) throws SQLException;

  /// Prepares a connection that was just opened. {@return the connection; closed when the
  /// preparation fails}
  static Connection of(Connection opened, ConnectionInitializer preparation) throws SQLException {
    boolean prepared = false;
    try {
      preparation.prepare(opened);
      prepared = true;
      return opened;
    } finally {
      if (!prepared) {
        opened.close();
      }
    }
  }
}
