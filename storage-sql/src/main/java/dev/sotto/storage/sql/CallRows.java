// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallProgress;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.push.WakeUp;
import dev.sotto.storage.sql.jdbc.DamagedRowFilter;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Calls as rows, one for each party, and back.
public final class CallRows {
  private CallRows() {}

  /// {@return the calls of rows with the columns id, client_id, media, state, placed_at,
  /// answered_at, ended_at, version of the call and account, state, device, joined_at, gone_at of
  /// the party; the rows of one call follow each other, in the order of its parties}
  public static List<Call> read(SqlConnection connection, Sql sql, Object... parameters) {
    return calls(connection.all(sql, CallRows::toLine, parameters)).stream()
        .map(lines -> strict(sql, lines))
        .toList();
  }

  /// {@return the same calls, without those that cannot be read}
  static DamagedRowFilter.Page<Call> page(
      DamagedRowFilter readable, SqlConnection connection, Sql sql, Object... parameters) {
    List<List<Line>> calls = calls(connection.all(sql, CallRows::toLine, parameters));
    return new DamagedRowFilter.Page<>(
        calls.stream()
            .flatMap(lines -> readable.object(lines.getFirst().id(), () -> toCall(lines)).stream())
            .toList(),
        calls.size());
  }

  /// {@return the lines of each call}
  private static List<List<Line>> calls(List<Line> lines) {
    var calls = new ArrayList<List<Line>>();
    for (Line line : lines) {
      if (calls.isEmpty() || !calls.getLast().getFirst().id().equals(line.id())) {
        calls.add(new ArrayList<>());
      }
      calls.getLast().add(line);
    }
    return calls;
  }

  private static Call strict(Sql sql, List<Line> lines) {
    try {
      return toCall(lines);
    } catch (IllegalArgumentException e) {
      throw SqlConnection.unreadable(sql, e);
    }
  }

  private static Call toCall(List<Line> lines) {
    List<Part> parts = lines.stream().map(line -> line.part().get()).toList();
    Part first = parts.getFirst();
    return new Call(
        first.id(),
        first.clientId(),
        first.media(),
        parts.stream().map(Part::party).toList(),
        first.course(),
        first.version());
  }

  private static Line toLine(Row row) {
    String id = row.text(1);
    try {
      Part part = toPart(row);
      return new Line(id, () -> part);
    } catch (IllegalArgumentException e) {
      return new Line(
          id,
          () -> {
            throw e;
          });
    }
  }

  private static Part toPart(Row row) {
    var course =
        new CallProgress(
            CallState.valueOf(row.text(4)), row.moment(5), row.moment(6), row.moment(7));
    var party =
        new Party(
            new AccountId(row.number(9)),
            PartyState.valueOf(row.text(10)),
            (int) row.number(11),
            row.moment(12),
            row.moment(13));
    return new Part(
        new CallId(row.text(1)),
        new ClientCallId(row.text(2)),
        WakeUp.Media.valueOf(row.text(3)),
        course,
        row.number(8),
        party);
  }

  /// One row.
  ///
  /// @param part throws when the domain does not allow what the row holds
  private record Line(String id, Supplier<Part> part) {}

  /// The kinds of rows.
  private record Part(
      CallId id,
      ClientCallId clientId,
      WakeUp.Media media,
      CallProgress course,
      long version,
      Party party) {}
}
