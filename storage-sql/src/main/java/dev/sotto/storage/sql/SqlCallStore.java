// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.call.Call;
import dev.sotto.core.call.CallCursor;
import dev.sotto.core.call.CallId;
import dev.sotto.core.call.CallRevision;
import dev.sotto.core.call.CallStore;
import dev.sotto.core.call.CallWrite;
import dev.sotto.core.call.ClientCallId;
import dev.sotto.core.call.Party;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.DamagedRowFilter;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Calls in the tables `call` and `call_party`. Each is read with one statement, so that its parts
/// are of one version.
final class SqlCallStore implements CallStore {
  private static final String WHOLE =
      """
      SELECT c.id, c.client_id, c.media, c.state, c.placed_at, c.answered_at, c.ended_at, c.version,
        p.account, p.state, p.device, p.joined_at, p.gone_at
      """;

  private static final Sql INSERT =
      Sql.of(
          "insert-call",
          """
          INSERT INTO call (id, caller, client_id, media, state,
            placed_at, answered_at, ended_at, rings_until, version)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final Sql INSERT_PARTY =
      Sql.of(
          "insert-party",
          """
          INSERT INTO call_party
            (call, place, account, placed_at, state, device, joined_at, gone_at)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """);
  private static final Sql FIND =
      Sql.of(
          "find-call",
          WHOLE
              + """
              FROM call c JOIN call_party p ON p.call = c.id
              WHERE c.id = ? ORDER BY p.place
              """);
  private static final Sql FIND_PLACED =
      Sql.of(
          "find-call-of-client-id",
          WHOLE
              + """
              FROM call c JOIN call_party p ON p.call = c.id
              WHERE c.caller = ? AND c.client_id = ? ORDER BY p.place
              """);
  private static final Sql REPLACE =
      Sql.of(
          "replace-call",
          """
          UPDATE call SET state = ?, answered_at = ?, ended_at = ?, rings_until = ?, version = ?
          WHERE id = ?
          """);
  private static final Sql REPLACE_PARTY =
      Sql.of(
          "replace-party",
          """
          UPDATE call_party SET state = ?, device = ?, joined_at = ?, gone_at = ?
          WHERE call = ? AND place = ?
          """);
  private static final Sql LOCK_VERSION =
      Sql.of("lock-call", "SELECT version FROM call WHERE id = ? {lock}");
  private static final Sql JOINED =
      Sql.of(
          "list-joined-calls-of-account",
          """
          SELECT call FROM call_party WHERE account = ? AND gone_at = {never} AND state = 'JOINED'
          """);
  // The second condition for times beyond what columns hold.
  private static final Sql DUE =
      Sql.of(
          "list-due-calls",
          WHOLE
              + """
              FROM (SELECT id AS due FROM call WHERE rings_until <= ? AND rings_until < {never}
                ORDER BY rings_until LIMIT ?) page
              JOIN call c ON c.id = page.due JOIN call_party p ON p.call = c.id
              ORDER BY c.rings_until, c.id, p.place
              """);
  private static final Sql LIVE =
      Sql.of(
          "list-live-calls-of-account",
          WHOLE
              + """
              FROM (SELECT call AS live FROM call_party WHERE account = ? AND gone_at = {never}
                ORDER BY placed_at DESC, call DESC LIMIT ?) page
              JOIN call c ON c.id = page.live JOIN call_party p ON p.call = c.id
              ORDER BY c.placed_at DESC, c.id DESC, p.place
              """);
  private static final Sql LIVE_PAGE =
      Sql.of(
          "page-live-calls",
          WHOLE
              + """
              FROM (SELECT id AS live FROM call WHERE ended_at = {never} AND id > ?
                ORDER BY id LIMIT ?) page
              JOIN call c ON c.id = page.live JOIN call_party p ON p.call = c.id
              ORDER BY c.id, p.place
              """);
  private static final Sql HISTORY =
      Sql.of(
          "page-calls-of-account",
          WHOLE
              + """
              FROM (SELECT call AS past FROM call_party
                WHERE account = ? AND (placed_at, call) < (?, ?)
                ORDER BY placed_at DESC, call DESC LIMIT ?) page
              JOIN call c ON c.id = page.past JOIN call_party p ON p.call = c.id
              ORDER BY c.placed_at DESC, c.id DESC, p.place
              """);
  private static final Sql SWEEP =
      Sql.of(
          "sweep-calls",
          """
          DELETE FROM call WHERE id IN (
            SELECT id FROM call WHERE ended_at < ? ORDER BY ended_at LIMIT ? {skip locked})
          """);

  private final QueryRunner reads;
  private final Transactions commits;
  private final DamagedRowFilter readable = new DamagedRowFilter("calls");

  SqlCallStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Written write(CallWrite write) {
    return commits.write(
        writer -> {
          Optional<Written> refusal = refusal(writer, write);
          if (refusal.isEmpty()) {
            write.revisions().forEach(revision -> keep(writer, revision));
          }
          return refusal.orElseGet(Written.Done::new);
        });
  }

  /// Locks what the write rests on, in an order that is the same for all, and looks at it.
  private static Optional<Written> refusal(SqlConnection writer, CallWrite write) {
    for (CallRevision revision : write.revisions()) {
      if (revision instanceof CallRevision.First(var call)) {
        long caller = call.caller().value();
        String clientId = call.clientId().text();
        writer.lockName("call " + caller + ' ' + clientId);
        List<Call> earlier = CallRows.read(writer, FIND_PLACED, caller, clientId);
        if (!earlier.isEmpty()) {
          return Optional.of(new Written.Earlier(earlier.getFirst()));
        }
      }
    }
    write.claims().forEach(account -> writer.lockName("calls of " + account));
    if (!areCurrent(writer, write)) {
      return Optional.of(new Written.Stale());
    }
    Set<AccountId> taken = write.taken(account -> joined(writer, account));
    return taken.isEmpty() ? Optional.empty() : Optional.of(new Written.Taken(taken));
  }

  private static boolean areCurrent(SqlConnection writer, CallWrite write) {
    return write.revisions().stream()
        .filter(CallRevision.Next.class::isInstance)
        .map(CallRevision.Next.class::cast)
        .map(CallRevision.Next::before)
        .sorted(Comparator.comparing(call -> call.id().text()))
        .allMatch(
            call ->
                writer
                    .first(LOCK_VERSION, row -> row.number(1), call.id().text())
                    .filter(version -> version == call.version())
                    .isPresent());
  }

  private static List<CallId> joined(SqlConnection writer, AccountId account) {
    return writer.all(JOINED, row -> new CallId(row.text(1)), account.value());
  }

  private static void keep(SqlConnection writer, CallRevision revision) {
    switch (revision) {
      case CallRevision.First(var call) -> add(writer, call);
      case CallRevision.Next(var before, var after) -> replace(writer, before, after);
    }
  }

  private static void add(SqlConnection writer, Call call) {
    var course = call.course();
    writer.update(
        INSERT,
        call.id().text(),
        call.caller().value(),
        call.clientId().text(),
        call.media().name(),
        call.state().name(),
        course.placedAt(),
        course.answeredAt(),
        course.endedAt(),
        call.ringsUntil(),
        call.version());
    for (int place = 0; place < call.parties().size(); place++) {
      Party party = call.parties().get(place);
      writer.update(
          INSERT_PARTY,
          call.id().text(),
          place,
          party.account().value(),
          course.placedAt(),
          party.state().name(),
          party.device(),
          party.joinedAt(),
          party.goneAt());
    }
  }

  @Override
  public Optional<Call> find(CallId id) {
    return list(FIND, id.text()).stream().findFirst();
  }

  @Override
  public Optional<Call> earlier(AccountId caller, ClientCallId id) {
    return list(FIND_PLACED, caller.value(), id.text()).stream().findFirst();
  }

  private static void replace(SqlConnection writer, Call before, Call after) {
    var course = after.course();
    writer.update(
        REPLACE,
        after.state().name(),
        course.answeredAt(),
        course.endedAt(),
        after.ringsUntil(),
        after.version(),
        after.id().text());
    for (int place = 0; place < after.parties().size(); place++) {
      Party party = after.parties().get(place);
      if (!party.equals(before.parties().get(place))) {
        writer.update(
            REPLACE_PARTY,
            party.state().name(),
            party.device(),
            party.joinedAt(),
            party.goneAt(),
            after.id().text(),
            place);
      }
    }
  }

  @Override
  public List<Call> due(Instant now, int limit) {
    return readable.first(limit, length -> page(DUE, now, length));
  }

  @Override
  public List<Call> live(AccountId account, int limit) {
    return readable.first(limit, length -> page(LIVE, account.value(), length));
  }

  @Override
  public List<Call> livePage(String after, int limit) {
    return readable.first(limit, length -> page(LIVE_PAGE, after, length));
  }

  @Override
  public List<Call> history(AccountId account, CallCursor before, int limit) {
    return readable.first(
        limit, length -> page(HISTORY, account.value(), before.placedAt(), before.id(), length));
  }

  @Override
  public int sweep(Instant endedBefore, int limit) {
    return commits.write(writer -> writer.update(SWEEP, endedBefore, limit));
  }

  private DamagedRowFilter.Page<Call> page(Sql sql, Object... parameters) {
    return reads.hot(reader -> CallRows.page(readable, reader, sql, parameters));
  }

  private List<Call> list(Sql sql, Object... parameters) {
    return reads.hot(reader -> CallRows.read(reader, sql, parameters));
  }
}
