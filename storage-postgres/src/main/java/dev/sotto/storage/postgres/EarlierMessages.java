// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.postgres;

import dev.sotto.core.message.MessageId;
import dev.sotto.storage.sql.Sql;
import dev.sotto.storage.sql.SqlConnection;
import java.util.List;

/// Looks for messages that their senders have stored before under the same client message ids.
final class EarlierMessages {
  private static final Sql FIND =
      Sql.of(
          "find-earlier-messages",
          """
          SELECT draft.place, message.id, message.sent_at, message.digest
          FROM unnest(?, ?) WITH ORDINALITY AS draft (sender, client_id, place)
          JOIN message ON message.sender = draft.sender AND message.client_id = draft.client_id
            AND message.client_id < '~'
          """);

  private EarlierMessages() {}

  /// Tells each of `repeats` what was there.
  static void tell(SqlConnection writer, List<PendingAppend> repeats) {
    writer.all(
        FIND,
        row -> {
          PendingAppend repeat = repeats.get((int) row.number(1) - 1);
          repeat.found(new MessageId(row.number(2)), row.moment(3), row.bytes(4));
          return repeat;
        },
        repeats.stream().mapToLong(r -> r.draft().sender().account().value()).toArray(),
        repeats.stream().map(r -> r.draft().clientId().text()).toArray(String[]::new));
  }
}
