// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.storage.sql.jdbc.SqlConnection;

/// Work of one caller inside a transaction of the committer. It may be run a second time when
/// another write of the same transaction has failed, or the transaction itself.
@FunctionalInterface
public interface Write<T> {
  /// Reads and writes; throws to have nothing of it stored.
  T run(SqlConnection writer);

  /// Told once on the committer's thread when the work is durable and before the caller hears of
  /// it. Must return at once.
  default void committed(T result) {}

  /// {@return roughly how many bytes it adds, beyond a few rows}
  default int weight() {
    return 0;
  }
}
