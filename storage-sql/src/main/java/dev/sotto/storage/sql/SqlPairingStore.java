// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingPairing;
import dev.sotto.core.room.RoomId;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlDialect;
import java.time.Instant;
import java.util.Optional;

/// Codes in the table `pending_room`.
final class SqlPairingStore implements PairingStore {
  private static final Sql REGISTER =
      Sql.of(
          "register-code",
          """
          INSERT INTO pending_room
            (code, creator, creator_token, creator_platform, expires_at, guest, room, collected)
          VALUES (?, ?, ?, ?, ?, '', '', FALSE)
          ON CONFLICT DO NOTHING
          """);
  // In place of one that has expired.
  private static final Sql RENEW =
      Sql.of(
          "renew-code",
          """
          UPDATE pending_room SET creator = ?, creator_token = ?, creator_platform = ?,
            expires_at = ?, guest = '', room = '', collected = FALSE
          WHERE code = ? AND expires_at <= ?
          """);
  private static final Sql FIND =
      Sql.of(
          "find-code", "SELECT creator, guest, room, expires_at FROM pending_room WHERE code = ?");
  private static final Sql REDEEM =
      Sql.of(
          "redeem-code",
          """
          UPDATE pending_room SET guest = ?, room = ?
          WHERE code = ? AND room = '' AND creator <> ? AND expires_at > ?
          """);
  private static final Sql ADD_ROOM =
      Sql.of(
          "add-room",
          """
          INSERT INTO room (id, code, creator, creator_token, creator_platform,
            guest, guest_token, guest_platform, initiator, created_at, used_at)
          SELECT room, code, creator, creator_token, creator_platform, guest, ?, ?, '', ?, ?
          FROM pending_room WHERE code = ?
          """);

  // Both at once, where that is possible.
  private static final Sql REDEEM_TO_ROOM =
      Sql.of(
          "redeem-code-to-room",
          """
          WITH redeemed AS (
            UPDATE pending_room SET guest = ?, room = ?
            WHERE code = ? AND room = '' AND creator <> ? AND expires_at > ?
            RETURNING room, code, creator, creator_token, creator_platform, guest)
          INSERT INTO room (id, code, creator, creator_token, creator_platform,
            guest, guest_token, guest_platform, initiator, created_at, used_at)
          SELECT room, code, creator, creator_token, creator_platform, guest, ?, ?, '', ?, ?
          FROM redeemed
          """);

  private static final Sql COLLECT =
      Sql.of(
          "collect-room",
          """
          UPDATE pending_room SET collected = TRUE
          WHERE code = ? AND creator = ? AND room <> '' AND NOT collected
          """);
  // What is known of a code and its last room, whichever of the two is there.
  private static final Sql FIND_MADE =
      Sql.of(
          "find-code-and-room",
          """
          SELECT COALESCE(pending.room, ''), COALESCE(pending.expires_at, {never}),
            COALESCE(pending.collected, TRUE), pending.code IS NOT NULL,
            COALESCE((SELECT id FROM room WHERE creator = ? AND code = ?
              ORDER BY created_at DESC LIMIT 1), '')
          FROM (SELECT 1 AS one) AS page
          LEFT JOIN pending_room AS pending ON pending.code = ? AND pending.creator = ?
          """);
  private static final Sql SWEEP =
      Sql.of(
          "sweep-codes",
          """
          DELETE FROM pending_room WHERE code IN (
            SELECT code FROM pending_room WHERE expires_at <= ? LIMIT ?)
          """);

  private final QueryRunner reads;
  private final Transactions commits;
  private final boolean inParts;

  SqlPairingStore(QueryRunner reads, Transactions commits, SqlDialect dialect) {
    this.reads = reads;
    this.commits = commits;
    inParts = dialect.changesInParts();
  }

  @Override
  public Registration register(PendingPairing pending, Instant now) {
    String code = pending.code().text();
    var creator = pending.creator();
    String token = RoomRows.token(creator.reach());
    String platform = RoomRows.platform(creator.reach());
    while (true) {
      if (commits.repeatable(
              REGISTER, code, creator.id().text(), token, platform, pending.expiresAt())
          == 1) {
        return new Registration.Registered(pending.expiresAt());
      }
      Optional<Pending> other = find(pending.code());
      if (other.isPresent() && other.get().expiresAt().isAfter(now)) {
        return other.get().isOf(creator.id())
            ? new Registration.Registered(other.get().expiresAt())
            : new Registration.Taken();
      }
      if (other.isPresent()
          && commits.repeatable(
                  RENEW, creator.id().text(), token, platform, pending.expiresAt(), code, now)
              == 1) {
        return new Registration.Registered(pending.expiresAt());
      }
      // Somebody else was faster, or it was deleted meanwhile.
    }
  }

  @Override
  public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
    while (true) {
      // A read is far cheaper than a commit: guessing costs little.
      Optional<Acceptance> settled = settled(find(code), guest.id(), now);
      if (settled.isPresent()) {
        return settled.get();
      }
      if (redeem(code, guest, id, now)) {
        return new Acceptance.Accepted(id);
      }
      // Somebody else was faster.
    }
  }

  private boolean redeem(JoinCode code, Participant guest, RoomId id, Instant now) {
    String name = guest.id().text();
    String token = RoomRows.token(guest.reach());
    String platform = RoomRows.platform(guest.reach());
    if (inParts) {
      int rooms =
          commits.repeatable(
              REDEEM_TO_ROOM, name, id.text(), code.text(), name, now, token, platform, now, now);
      return rooms == 1;
    }
    return commits.write(
        writer ->
            writer.update(REDEEM, name, id.text(), code.text(), name, now) == 1
                && writer.update(ADD_ROOM, token, platform, now, now, code.text()) == 1);
  }

  /// {@return the answer that needs no new room, empty when the code may be redeemed}
  private static Optional<Acceptance> settled(
      Optional<Pending> pending, ParticipantId guest, Instant now) {
    if (pending.isEmpty() || !pending.get().expiresAt().isAfter(now)) {
      return Optional.of(new Acceptance.Unknown());
    }
    Pending found = pending.get();
    if (found.isRedeemed()) {
      return Optional.of(
          found.guest().equals(guest.text())
              ? new Acceptance.Accepted(new RoomId(found.room()))
              : new Acceptance.Conflict());
    }
    return found.isOf(guest) ? Optional.of(new Acceptance.Conflict()) : Optional.empty();
  }

  @Override
  public Collection collect(JoinCode code, ParticipantId creator, Instant now) {
    Made made =
        reads
            .hot(
                reader ->
                    reader.first(
                        FIND_MADE,
                        SqlPairingStore::toMade,
                        creator.text(),
                        code.text(),
                        code.text(),
                        creator.text()))
            .orElseThrow();
    if (made.isPending() && !made.isRedeemed()) {
      return made.expiresAt().isAfter(now) ? new Collection.Waiting() : new Collection.Unknown();
    }
    if (!made.collected()) {
      commits.repeatable(COLLECT, code.text(), creator.text());
    }
    return made.last().isEmpty()
        ? new Collection.Unknown()
        : new Collection.Collected(new RoomId(made.last()));
  }

  @Override
  public int sweepPending(Instant now, int limit) {
    return commits.write(writer -> writer.update(SWEEP, now, limit));
  }

  private Optional<Pending> find(JoinCode code) {
    return reads.hot(reader -> reader.first(FIND, SqlPairingStore::toPending, code.text()));
  }

  private static Pending toPending(Row row) {
    return new Pending(row.text(1), row.text(2), row.text(3), row.moment(4));
  }

  private static Made toMade(Row row) {
    return new Made(row.flag(4), row.text(1), row.moment(2), row.flag(3), row.text(5));
  }

  /// A row of the table.
  ///
  /// @param room empty until the code is redeemed
  private record Pending(String creator, String guest, String room, Instant expiresAt) {
    boolean isOf(ParticipantId participant) {
      return creator.equals(participant.text());
    }

    boolean isRedeemed() {
      return !room.isEmpty();
    }
  }

  /// The state of a code of its creator.
  ///
  /// @param isPending whether the row is there
  /// @param room empty until the code is redeemed
  /// @param last the newest room that was made of such a code, empty when there is none
  private record Made(
      boolean isPending, String room, Instant expiresAt, boolean collected, String last) {
    boolean isRedeemed() {
      return !room.isEmpty();
    }
  }
}
