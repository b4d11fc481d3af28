// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.room.JoinCode;
import dev.sotto.core.room.PairingStore;
import dev.sotto.core.room.Participant;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.PendingRoom;
import dev.sotto.core.room.RoomId;
import java.time.Instant;
import java.util.Optional;

/// Codes in the table `pending_room`.
final class SqlPairingStore implements PairingStore {
  private static final Sql EXPIRE =
      Sql.of("expire-code", "DELETE FROM pending_room WHERE code = ? AND expires_at <= ?");
  private static final Sql REGISTER =
      Sql.of(
          "register-code",
          """
          INSERT INTO pending_room
            (code, creator, creator_token, creator_platform, expires_at, guest, room, collected)
          VALUES (?, ?, ?, ?, ?, '', '', ?)
          ON CONFLICT DO NOTHING
          """);
  private static final Sql FIND =
      Sql.of(
          "find-code",
          "SELECT creator, guest, room, expires_at, collected FROM pending_room WHERE code = ?");
  private static final Sql REDEEM =
      Sql.of("redeem-code", "UPDATE pending_room SET guest = ?, room = ? WHERE code = ?");
  private static final Sql ADD_ROOM =
      Sql.of(
          "add-room",
          """
          INSERT INTO room (id, code, creator, creator_token, creator_platform,
            guest, guest_token, guest_platform, initiator, created_at, used_at)
          SELECT ?, code, creator, creator_token, creator_platform, ?, ?, ?, '', ?, ?
          FROM pending_room WHERE code = ?
          """);
  private static final Sql COLLECT =
      Sql.of(
          "collect-room", "UPDATE pending_room SET collected = ? WHERE code = ? AND creator = ?");
  private static final Sql FIND_ROOM =
      Sql.of(
          "find-room-of-code",
          """
          SELECT id FROM room WHERE creator = ? AND code = ? ORDER BY created_at DESC LIMIT 1
          """);
  private static final Sql SWEEP =
      Sql.of(
          "sweep-codes",
          """
          DELETE FROM pending_room WHERE code IN (
            SELECT code FROM pending_room WHERE expires_at <= ? LIMIT ?)
          """);

  private final Reads reads;
  private final Commits commits;

  SqlPairingStore(Reads reads, Commits commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Registration register(PendingRoom pending, Instant now) {
    return commits.write(
        writer -> {
          String code = pending.code().text();
          lock(writer, pending.code());
          writer.update(EXPIRE, code, now);
          Optional<Pending> other = writer.first(FIND, SqlPairingStore::toPending, code);
          if (other.isPresent()) {
            return other.get().isOf(pending.creator().id())
                ? new Registration.Registered(other.get().expiresAt())
                : new Registration.Taken();
          }
          var creator = pending.creator();
          writer.update(
              REGISTER,
              code,
              creator.id().text(),
              RoomRows.token(creator.reach()),
              RoomRows.platform(creator.reach()),
              pending.expiresAt(),
              false);
          return new Registration.Registered(pending.expiresAt());
        });
  }

  @Override
  public Acceptance accept(JoinCode code, Participant guest, RoomId id, Instant now) {
    Optional<Acceptance> hopeless = settled(find(code), guest.id(), now);
    // A read is far cheaper than a commit: guessing costs little.
    return hopeless.isPresent()
        ? hopeless.get()
        : commits.write(writer -> accept(writer, code, guest, id, now));
  }

  private static Acceptance accept(
      SqlConnection writer, JoinCode code, Participant guest, RoomId id, Instant now) {
    lock(writer, code);
    Optional<Acceptance> settled =
        settled(writer.first(FIND, SqlPairingStore::toPending, code.text()), guest.id(), now);
    if (settled.isPresent()) {
      return settled.get();
    }
    writer.update(
        ADD_ROOM,
        id.text(),
        guest.id().text(),
        RoomRows.token(guest.reach()),
        RoomRows.platform(guest.reach()),
        now,
        now,
        code.text());
    writer.update(REDEEM, guest.id().text(), id.text(), code.text());
    return new Acceptance.Accepted(id);
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
    Optional<Pending> pending = find(code).filter(found -> found.isOf(creator));
    if (pending.isPresent() && !pending.get().isRedeemed()) {
      return pending.get().expiresAt().isAfter(now)
          ? new Collection.Waiting()
          : new Collection.Unknown();
    }
    if (pending.isPresent() && !pending.get().collected()) {
      commits.write(writer -> writer.update(COLLECT, true, code.text(), creator.text()));
    }
    return roomOf(code, creator);
  }

  private Collection roomOf(JoinCode code, ParticipantId creator) {
    return reads
        .hot(
            reader ->
                reader.first(
                    FIND_ROOM, row -> new RoomId(row.text(1)), creator.text(), code.text()))
        .<Collection>map(Collection.Collected::new)
        .orElseGet(Collection.Unknown::new);
  }

  @Override
  public int sweepPending(Instant now, int limit) {
    return commits.write(writer -> writer.update(SWEEP, now, limit));
  }

  private Optional<Pending> find(JoinCode code) {
    return reads.hot(reader -> reader.first(FIND, SqlPairingStore::toPending, code.text()));
  }

  private static void lock(SqlConnection writer, JoinCode code) {
    writer.lockName("code " + code.text());
  }

  private static Pending toPending(Row row) {
    return new Pending(row.text(1), row.text(2), row.text(3), row.moment(4), row.flag(5));
  }

  /// A row of the table.
  ///
  /// @param room empty until the code is redeemed
  private record Pending(
      String creator, String guest, String room, Instant expiresAt, boolean collected) {
    boolean isOf(ParticipantId participant) {
      return creator.equals(participant.text());
    }

    boolean isRedeemed() {
      return !room.isEmpty();
    }
  }
}
