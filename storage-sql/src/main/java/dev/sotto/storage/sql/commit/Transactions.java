// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.storage.sql.jdbc.Sql;

/// Makes writes durable. Safe for use by many threads.
public interface Transactions extends AutoCloseable {
  /// Runs `write` in a transaction and waits until it is durable. {@return what it returned}
  ///
  /// @throws dev.sotto.core.PortException.Unavailable when the storage is closed or cannot store it
  <T> T write(Write<T> write);

  /// Runs one statement in a transaction of its own and waits until it is durable. {@return how
  /// many rows it changed}
  ///
  /// @param sql changes nothing when it is run a second time, for it is when nobody knows how the
  ///   first time ended
  /// @throws dev.sotto.core.PortException.Unavailable when the storage is closed or cannot store it
  default int repeatable(Sql sql, Object... parameters) {
    return write(writer -> writer.update(sql, parameters));
  }

  /// Waits for what is being written; later writes are turned away.
  @Override
  void close();
}
