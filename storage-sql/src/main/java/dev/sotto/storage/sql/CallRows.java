// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallState;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Course;
import dev.sotto.core.call.Party;
import dev.sotto.core.call.PartyState;
import dev.sotto.core.push.WakeUp;
import java.util.ArrayList;
import java.util.List;

/// Calls as rows, one for each party, and back.
final class CallRows {
  private CallRows() {}

  /// {@return the calls of rows with the columns id, client_id, media, state, placed_at,
  /// answered_at, ended_at, version of the call and account, state, device, joined_at, gone_at of
  /// the party; the rows of one call follow each other, in the order of its parties}
  static List<Call> read(SqlConnection connection, Sql sql, Object... parameters) {
    var calls = new ArrayList<Call>();
    var parties = new ArrayList<Party>();
    List<Part> parts = connection.all(sql, CallRows::toPart, parameters);
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      parties.add(part.party());
      if (i + 1 == parts.size() || !parts.get(i + 1).id().equals(part.id())) {
        calls.add(toCall(sql, part, parties));
        parties.clear();
      }
    }
    return calls;
  }

  private static Call toCall(Sql sql, Part part, List<Party> parties) {
    try {
      return new Call(
          part.id(), part.clientId(), part.media(), parties, part.course(), part.version());
    } catch (IllegalArgumentException e) {
      throw SqlConnection.unreadable(sql, e);
    }
  }

  private static Part toPart(Row row) {
    var course =
        new Course(CallState.valueOf(row.text(4)), row.moment(5), row.moment(6), row.moment(7));
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
  private record Part(
      CallId id,
      ClientCallId clientId,
      WakeUp.Media media,
      Course course,
      long version,
      Party party) {}
}
