// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.push.PushToken;
import dev.sotto.core.room.Initiator;
import dev.sotto.core.room.ParticipantId;
import dev.sotto.core.room.Room;
import dev.sotto.core.room.RoomId;
import dev.sotto.core.room.RoomStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Rooms in the table `room`.
final class SqlRoomStore implements RoomStore {
  private static final Sql FIND =
      Sql.of(
          "find-room",
          """
          SELECT id, creator, creator_token, creator_platform,
            guest, guest_token, guest_platform, initiator, used_at
          FROM room WHERE id = ?
          """);
  private static final Sql PAGE =
      Sql.of(
          "page-rooms",
          """
          SELECT id, creator, creator_token, creator_platform,
            guest, guest_token, guest_platform, initiator, used_at
          FROM room WHERE id > ? ORDER BY id LIMIT ?
          """);
  private static final Sql ENTER =
      Sql.of(
          "enter-room",
          """
          UPDATE room SET used_at = ?, initiator = CASE initiator WHEN '' THEN ? ELSE initiator END
          WHERE id = ?
          """);
  private static final Sql REMOVE_CODE =
      Sql.of(
          "remove-code-of-room",
          """
          DELETE FROM pending_room
          WHERE code = (SELECT r.code FROM room r WHERE r.id = ?) AND room = ?
          """);
  private static final Sql REMOVE = Sql.of("remove-room", "DELETE FROM room WHERE id = ?");
  private static final Sql FORGET_CREATOR =
      Sql.of(
          "forget-token-of-creator",
          """
          UPDATE room SET creator_token = '', creator_platform = ''
          WHERE id = ? AND creator_token = ?
          """);
  private static final Sql FORGET_GUEST =
      Sql.of(
          "forget-token-of-guest",
          """
          UPDATE room SET guest_token = '', guest_platform = ''
          WHERE id = ? AND guest_token = ?
          """);
  private static final Sql PURGE_MADE =
      Sql.of(
          "purge-rooms-of-creator",
          "DELETE FROM room WHERE id IN (SELECT id FROM room WHERE creator = ? LIMIT ?)");
  private static final Sql PURGE_JOINED =
      Sql.of(
          "purge-rooms-of-guest",
          "DELETE FROM room WHERE id IN (SELECT id FROM room WHERE guest = ? LIMIT ?)");
  private static final Sql PURGE_CODES =
      Sql.of(
          "purge-codes-of-creator",
          """
          DELETE FROM pending_room
          WHERE code IN (SELECT code FROM pending_room WHERE creator = ? LIMIT ?)
          RETURNING collected
          """);
  private static final Sql PURGE_REDEEMED =
      Sql.of(
          "purge-codes-of-guest",
          """
          DELETE FROM pending_room
          WHERE code IN (SELECT code FROM pending_room WHERE guest = ? AND guest <> '' LIMIT ?)
          RETURNING collected
          """);
  private static final Sql MADE =
      Sql.of("list-rooms-of-creator", "SELECT id FROM room WHERE creator = ?");
  private static final Sql JOINED =
      Sql.of("list-rooms-of-guest", "SELECT id FROM room WHERE guest = ?");
  private static final Sql CODES =
      Sql.of("list-codes-of-creator", "SELECT code, collected FROM pending_room WHERE creator = ?");
  private static final Sql REDEEMED =
      Sql.of(
          "list-codes-of-guest",
          "SELECT code, collected FROM pending_room WHERE guest = ? AND guest <> ''");
  private static final Sql SWEEP =
      Sql.of(
          "sweep-rooms",
          "DELETE FROM room WHERE id IN (SELECT id FROM room WHERE used_at < ? LIMIT ?)");

  private final QueryRunner reads;
  private final Transactions commits;

  SqlRoomStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public Optional<Room> find(RoomId id) {
    return reads.hot(reader -> reader.first(FIND, RoomRows::toRoom, id.text()));
  }

  @Override
  public List<Room> page(String after, int limit) {
    return reads.all(PAGE, RoomRows::toRoom, after, limit);
  }

  @Override
  public Optional<Room> enter(RoomId id, Initiator candidate, Instant now) {
    String initiator =
        switch (candidate) {
          case Initiator.Open _ -> "";
          case Initiator.Chosen(var participant) -> participant.text();
        };
    return commits.write(
        writer -> {
          writer.update(ENTER, now, initiator, id.text());
          return writer.first(FIND, RoomRows::toRoom, id.text());
        });
  }

  @Override
  public boolean remove(RoomId id) {
    return commits.write(
        writer -> {
          writer.update(REMOVE_CODE, id.text(), id.text());
          return writer.update(REMOVE, id.text()) == 1;
        });
  }

  @Override
  public void forget(RoomId id, PushToken token) {
    commits.write(
        writer ->
            writer.update(FORGET_CREATOR, id.text(), token.text())
                + writer.update(FORGET_GUEST, id.text(), token.text()));
  }

  @Override
  public Purged purge(Set<ParticipantId> participants) {
    // In one order, so that two that purge at once do not wait for each other.
    List<String> names = participants.stream().map(ParticipantId::text).sorted().toList();
    var all = new Purged(0, 0);
    PurgeStep step;
    do {
      step =
          commits.write(
              writer -> {
                var begun = new PurgeStep(writer);
                names.forEach(begun::purge);
                return begun;
              });
      all = all.plus(step.purged());
    } while (step.isFull());
    return all;
  }

  /// The rows that one transaction deletes: about [#MOST].
  private static final class PurgeStep {
    private static final int MOST = 500;

    private final SqlConnection writer;
    private int rows;
    private int rooms;
    private int codes;

    PurgeStep(SqlConnection writer) {
      this.writer = writer;
    }

    void purge(String name) {
      codes(PURGE_CODES, name);
      codes(PURGE_REDEEMED, name);
      rooms(PURGE_MADE, name);
      rooms(PURGE_JOINED, name);
    }

    Purged purged() {
      return new Purged(rooms, codes);
    }

    boolean isFull() {
      return rows >= MOST;
    }

    private void codes(Sql sql, String name) {
      if (!isFull()) {
        List<Boolean> collected = writer.all(sql, row -> row.flag(1), name, MOST - rows);
        rows += collected.size();
        codes += (int) collected.stream().filter(flag -> !flag).count();
      }
    }

    private void rooms(Sql sql, String name) {
      if (!isFull()) {
        int deleted = writer.update(sql, name, MOST - rows);
        rows += deleted;
        rooms += deleted;
      }
    }
  }

  @Override
  public Purged count(Set<ParticipantId> participants) {
    return reads.hot(
        reader -> {
          var rooms = new HashSet<String>();
          var codes = new HashSet<String>();
          for (ParticipantId participant : participants) {
            String name = participant.text();
            rooms.addAll(reader.all(MADE, row -> row.text(1), name));
            rooms.addAll(reader.all(JOINED, row -> row.text(1), name));
            codes.addAll(reader.all(CODES, SqlRoomStore::uncollected, name));
            codes.addAll(reader.all(REDEEMED, SqlRoomStore::uncollected, name));
          }
          codes.remove("");
          return new Purged(rooms.size(), codes.size());
        });
  }

  /// {@return the code, empty when it is counted with its room}
  private static String uncollected(Row row) {
    return row.flag(2) ? "" : row.text(1);
  }

  @Override
  public int sweepUnused(Instant unusedSince, int limit) {
    return commits.write(writer -> writer.update(SWEEP, unusedSince, limit));
  }
}
