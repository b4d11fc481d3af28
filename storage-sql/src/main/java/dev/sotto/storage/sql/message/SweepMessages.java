// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.message;

import dev.sotto.core.message.Horizon;
import dev.sotto.storage.sql.commit.Write;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;

/// Removes messages beyond the horizon. With the retention period the whole row goes, and by
/// foreign key its places; before that only the body, so that a repeated send is still recognised.
record SweepMessages(Horizon horizon, int limit) implements Write<Integer> {
  private static final Sql BY_RETENTION =
      Sql.of(
          "sweep-by-retention",
          """
          DELETE FROM message WHERE id IN (
            SELECT id FROM message WHERE sent_at <= ? ORDER BY sent_at LIMIT ? {skip locked})
          """);
  // The literal lets the partial index serve.
  private static final Sql BY_EXPIRY =
      Sql.of(
          "sweep-by-expiry",
          """
          UPDATE message SET body = NULL, expires_at = {never} WHERE id IN (
            SELECT id FROM message
            WHERE expires_at <= ? AND expires_at < {never}
            ORDER BY expires_at LIMIT ?
            {skip locked})
          """);

  @Override
  public Integer run(SqlConnection writer) {
    int removed = writer.update(BY_RETENTION, horizon.oldest(), limit);
    if (removed < limit) {
      removed += writer.update(BY_EXPIRY, horizon.now(), limit - removed);
    }
    return removed;
  }
}
