// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.transfer;

import dev.sotto.core.PortException;
import dev.sotto.core.call.Call;
import dev.sotto.storage.sql.CallRows;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The rules that rows of several tables keep beyond their foreign keys: every writer of this
/// program keeps to them, and has kept to them since archives were written. Each query names a row
/// that does not. In bounded memory.
record ConsistencyCheck(SqlConnection reader) {
  private static final System.Logger LOG = System.getLogger(ConsistencyCheck.class.getName());
  private static final int PAGE = 500;

  private static final List<Rule> RULES =
      List.of(
          new Rule(
              "device and mailbox: a device has no mailbox",
              """
              SELECT d.account || ' ' || d.device FROM device d
              WHERE NOT EXISTS (
                SELECT 1 FROM mailbox m WHERE m.account = d.account AND m.device = d.device)
              LIMIT 1
              """),
          new Rule(
              "delivery and mailbox: an entry has a place that its mailbox has not given out, or"
                  + " that is acknowledged",
              """
              SELECT d.account || ' ' || d.device || ' ' || d.seq
              FROM delivery d JOIN mailbox m ON m.account = d.account AND m.device = d.device
              WHERE d.seq > m.last_seq OR d.seq <= m.acked_seq LIMIT 1
              """),
          new Rule(
              "delivery and message: an entry is about a message of others",
              """
              SELECT d.account || ' ' || d.device || ' ' || d.seq
              FROM delivery d JOIN message m ON m.id = d.message
              WHERE d.account <> m.sender AND d.account <> m.recipient LIMIT 1
              """),
          new Rule(
              "delivery and message: an entry says deleted of a message that is not",
              """
              SELECT d.account || ' ' || d.device || ' ' || d.seq
              FROM delivery d JOIN message m ON m.id = d.message
              WHERE d.kind = 1 AND m.body IS NOT NULL LIMIT 1
              """),
          new Rule(
              "correspondence and message: somebody has written, and has not",
              """
              SELECT CAST(m.id AS TEXT) FROM message m
              WHERE NOT EXISTS (
                SELECT 1 FROM correspondence c WHERE c.writer = m.sender AND c.reader = m.recipient)
              LIMIT 1
              """),
          new Rule(
              "pending_room and room: a code has led to a room of others",
              """
              SELECT p.room FROM pending_room p JOIN room r ON r.id = p.room
              WHERE r.code <> p.code OR r.creator <> p.creator OR r.guest <> p.guest LIMIT 1
              """),
          new Rule(
              "call and call_party: the first party is not the caller, or the time of placing is"
                  + " another",
              """
              SELECT c.id FROM call c JOIN call_party p ON p.call = c.id
              WHERE p.placed_at <> c.placed_at OR (p.place = 0 AND p.account <> c.caller) LIMIT 1
              """),
          new Rule(
              "call and call_party: the places of the parties are not 0, 1 and so on",
              """
              SELECT call FROM call_party GROUP BY call
              HAVING MIN(place) <> 0 OR MAX(place) <> COUNT(*) - 1 LIMIT 1
              """));

  private static final List<Rule> BEYOND =
      List.of(
          new Rule(
              "message: an id is above the last one that the source has given out",
              "SELECT CAST(id AS TEXT) FROM message WHERE id > ? LIMIT 1"),
          new Rule(
              "receipt: a message that there never was is confirmed",
              "SELECT reader || ' ' || author FROM receipt WHERE delivered_up_to > ? LIMIT 1"));

  private static final Sql CALLS =
      Sql.of(
          "check-calls",
          """
          SELECT c.id, c.client_id, c.media, c.state, c.placed_at, c.answered_at, c.ended_at, c.version,
            p.account, p.state, p.device, p.joined_at, p.gone_at
          FROM (SELECT id AS checked FROM call WHERE id > ? ORDER BY id LIMIT ?) page
          JOIN call c ON c.id = page.checked JOIN call_party p ON p.call = c.id
          ORDER BY c.id, p.place
          """);
  private static final Sql ONE_CALL =
      Sql.of(
          "check-call",
          """
          SELECT c.id, c.client_id, c.media, c.state, c.placed_at, c.answered_at, c.ended_at, c.version,
            p.account, p.state, p.device, p.joined_at, p.gone_at
          FROM call c JOIN call_party p ON p.call = c.id WHERE c.id = ? ORDER BY p.place
          """);
  private static final Sql RINGING =
      Sql.of("check-ringing", "SELECT id, rings_until FROM call WHERE id > ? ORDER BY id LIMIT ?");

  /// {@return for each rule that does not hold the tables, what is wrong between them, and a row
  /// for which it is}
  List<String> find(long lastMessageId) {
    Map<String, String> found = new LinkedHashMap<>();
    RULES.forEach(rule -> rule.broken(reader).ifPresent(key -> found.put(rule.what(), key)));
    BEYOND.forEach(
        rule -> rule.broken(reader, lastMessageId).ifPresent(key -> found.put(rule.what(), key)));
    calls(found);
    return found.entrySet().stream()
        .map(entry -> "%s (%s)".formatted(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Reads all calls, as they will be read.
  private void calls(Map<String, String> found) {
    String after = "";
    List<Ringing> page;
    do {
      page =
          reader.all(RINGING, row -> new Ringing(row.text(1), row.moment(2)), after, (long) PAGE);
      Map<String, Call> known = calls(after, page, found);
      for (Ringing row : page) {
        Call call = known.get(row.id());
        if (call != null && !call.ringsUntil().equals(row.until())) {
          found.putIfAbsent("call and call_party: rings_until is another time", row.id());
        }
      }
      after = page.isEmpty() ? after : page.getLast().id();
    } while (page.size() == PAGE);
  }

  private Map<String, Call> calls(String after, List<Ringing> page, Map<String, String> found) {
    try {
      Map<String, Call> known =
          CallRows.read(reader, CALLS, after, (long) PAGE).stream()
              .collect(Collectors.toMap(call -> call.id().text(), Function.identity()));
      if (known.size() == page.size()) {
        return known;
      }
    } catch (PortException.Corrupt e) {
      LOG.log(Level.DEBUG, "a page of calls has one that cannot be read", e);
    }
    var known = new HashMap<String, Call>();
    page.forEach(row -> read(row.id(), found).ifPresent(call -> known.put(row.id(), call)));
    return known;
  }

  private Optional<Call> read(String id, Map<String, String> found) {
    try {
      List<Call> calls = CallRows.read(reader, ONE_CALL, id);
      if (calls.isEmpty()) {
        found.putIfAbsent("call and call_party: a call has no parties", id);
      }
      return calls.stream().findFirst();
    } catch (PortException.Corrupt e) {
      found.putIfAbsent("call and call_party: a call cannot have these parties", id);
      return Optional.empty();
    }
  }

  /// @param what the tables, and what is wrong between them
  private record Rule(String what, Sql sql) {
    Rule(String what, String sql) {
      this(what, Sql.of("check-" + what.substring(0, what.indexOf(':')).replace(' ', '-'), sql));
    }

    Optional<String> broken(SqlConnection reader, Object... parameters) {
      return reader.first(sql, row -> row.text(1), parameters);
    }
  }

  /// @param until when those who ring have missed the call
  private record Ringing(String id, Instant until) {}
}
