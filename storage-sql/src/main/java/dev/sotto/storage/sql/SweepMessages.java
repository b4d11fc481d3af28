// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.message.Horizon;

/// Removes messages beyond the horizon. With the retention period the whole row goes, and by
/// foreign key its places; before that only the body, so that a repeated send is still recognised.
record SweepMessages(Horizon horizon, int limit) implements Write<Integer> {
  // Times rise with ids, so the oldest messages are the first ones: no index on the time is needed.
  private static final Sql BY_RETENTION =
      Sql.of(
          "sweep-by-retention",
          """
          DELETE FROM message WHERE id IN (
            SELECT id FROM (SELECT id, sent_at FROM message ORDER BY id LIMIT ?) AS first
            WHERE sent_at <= ?)
          """);
  // The literal is Lifetime.NEVER: it lets the partial index serve.
  private static final Sql BY_EXPIRY =
      Sql.of(
          "sweep-by-expiry",
          """
          UPDATE message SET body = NULL, expires_at = 253402300799999 WHERE id IN (
            SELECT id FROM message
            WHERE expires_at <= ? AND expires_at < 253402300799999
            ORDER BY expires_at LIMIT ?)
          """);

  @Override
  public Integer run(SqlConnection writer) {
    int removed = writer.update(BY_RETENTION, limit, horizon.oldest().toEpochMilli());
    if (removed < limit) {
      removed += writer.update(BY_EXPIRY, horizon.now().toEpochMilli(), limit - removed);
    }
    return removed;
  }
}
