// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.commit;

import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.List;

/// Does at once what the writes of one transaction have in common.
@FunctionalInterface
public interface BatchHook {
  /// Nothing in common: each write does its own work.
  BatchHook NONE = (_, _) -> {};

  /// Told at the beginning of a transaction, before the writes are run one by one in the same
  /// order; throws to have nothing of them stored.
  void run(List<? extends Write<?>> writes, SqlConnection writer);
}
