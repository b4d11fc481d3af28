// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.power;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The messages in a database of SQLite that was not closed, as the next one who opens it finds
/// them. Senders call theirs `<name>-0` and so on, and wait for each before the next.
///
/// @param ids by how the sender has called the message
/// @param defects of the database itself
public record RecoveredMessages(Map<String, Long> ids, List<String> defects) {
  private static final String UNDELIVERED =
      "SELECT count(*) FROM message WHERE id NOT IN (SELECT message FROM delivery)";
  private static final String GAPS =
      "SELECT count(*) FROM (SELECT 1 FROM delivery GROUP BY account, device"
          + " HAVING max(seq) <> count(*))";

  public RecoveredMessages {
    ids = Map.copyOf(ids);
    defects = List.copyOf(defects);
  }

  /// {@return what is in a file}
  ///
  /// @param isEmpty whether there need not be any table yet
  public static RecoveredMessages read(Path file, boolean isEmpty) {
    var ids = new HashMap<String, Long>();
    var defects = new ArrayList<String>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      String integrity = text(statement, "PRAGMA integrity_check");
      if (!integrity.equals("ok")) {
        defects.add(integrity);
      }
      if (!isEmpty) {
        if (!text(statement, UNDELIVERED).equals("0") || !text(statement, GAPS).equals("0")) {
          defects.add("a mailbox lacks a message");
        }
        readMessages(statement, ids, defects);
      }
    } catch (SQLException e) {
      defects.add(e.getMessage());
    }
    return new RecoveredMessages(ids, defects);
  }

  /// {@return what contradicts the promises}
  public List<String> defects(List<AcknowledgedMessage> promised) {
    List<String> all = new ArrayList<>(defects);
    for (AcknowledgedMessage each : promised) {
      Long id = ids.get(each.clientId());
      if (id == null || id != each.id()) {
        all.add("%s was promised as %d, found %s".formatted(each.clientId(), each.id(), id));
      }
    }
    return all;
  }

  /// The messages of a sender come one after the other.
  private static void readMessages(Statement statement, Map<String, Long> ids, List<String> defects)
      throws SQLException {
    var next = new HashMap<String, Integer>();
    try (ResultSet rows = statement.executeQuery("SELECT client_id, id FROM message ORDER BY id")) {
      while (rows.next()) {
        String clientId = rows.getString(1);
        if (clientId == null) {
          defects.add("message %d has lost its name".formatted(rows.getLong(2)));
          continue;
        }
        ids.put(clientId, rows.getLong(2));
        int dash = clientId.indexOf('-');
        int number = Integer.parseInt(clientId.substring(dash + 1));
        int expected = next.merge(clientId.substring(0, dash), 1, Integer::sum) - 1;
        if (number != expected) {
          defects.add(clientId + " is not in its place, which is " + expected);
        }
      }
    }
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next() ? row.getString(1) : "no answer";
    }
  }
}
