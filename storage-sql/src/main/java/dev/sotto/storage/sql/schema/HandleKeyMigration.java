// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.core.account.Handle;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Computes the column `handle_key` anew, after the form in which handles are compared has changed.
///
/// Handles that were two under the old form may be one under the new one. Then the account that has
/// the new form already keeps it, or else the oldest one gets it; the others keep their old one,
/// under which they still log in, and are found no more by the beginning of their handle. Repeated,
/// it changes nothing.
public final class HandleKeyMigration {
  private static final System.Logger LOG = System.getLogger(HandleKeyMigration.class.getName());
  private static final int PAGE = 1_000;
  private static final int MAX_TOLD = 20;

  private static final Sql READ =
      Sql.of(
          "page-handles",
          """
          SELECT id, handle, handle_key, created_at
          FROM account WHERE id > ? ORDER BY id LIMIT ?
          """);
  private static final Sql HELD =
      Sql.of("find-handle-key", "SELECT id FROM account WHERE handle_key = ?");
  private static final Sql CHANGE =
      Sql.of("change-handle-key", "UPDATE account SET handle_key = ? WHERE id = ?");

  private HandleKeyMigration() {}

  /// Does it inside the writer's transaction.
  public static void renew(SqlConnection writer) {
    List<Named> changed = changed(writer);
    changed.sort(Comparator.comparing(Named::createdAt).thenComparing(Named::id));
    var left = new ArrayList<String>();
    for (Named account : changed) {
      if (writer.first(HELD, row -> row.number(1), account.key()).isPresent()) {
        left.add(Long.toString(account.id()));
      } else {
        writer.update(CHANGE, account.key(), account.id());
      }
    }
    tell(left);
  }

  private static List<Named> changed(SqlConnection writer) {
    var changed = new ArrayList<Named>();
    long after = Long.MIN_VALUE;
    List<Named> page;
    do {
      page = writer.all(READ, HandleKeyMigration::toNamed, after, PAGE);
      for (Named account : page) {
        after = account.id();
        if (!account.key().equals(account.former())) {
          changed.add(account);
        }
      }
    } while (page.size() == PAGE);
    return changed;
  }

  private static Named toNamed(Row row) {
    return new Named(row.number(1), Handle.keyOf(row.text(2)), row.text(3), row.moment(4));
  }

  private static void tell(List<String> left) {
    if (!left.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} accounts have a handle that is now that of another; they keep its former form: {1}",
          Integer.toString(left.size()),
          String.join(", ", left.subList(0, Math.min(MAX_TOLD, left.size()))));
    }
  }

  /// @param key as it should be
  /// @param former as it is kept
  private record Named(long id, String key, String former, Instant createdAt) {}
}
