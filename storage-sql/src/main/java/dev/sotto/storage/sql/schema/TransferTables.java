// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.schema;

import dev.sotto.core.transfer.table.CellType;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferSchema;
import java.util.List;
import java.util.Set;

/// The tables that are moved, with every column, as all SQL storages have them. A test of each
/// adapter compares them with its schema.
///
/// A table or column that a later step of the schema has added says so with `since(version, …)`:
/// archives of the versions before are read without it (decision 42).
public final class TransferTables {
  /// The first version whose archives are about.
  static final int OLDEST = 5;

  /// Tables that every storage makes for itself: which steps it has taken, the row that is written
  /// to find out whether it can write, what tells it from others, and when it was served last. And
  /// those of the moment: who moves has no sockets open, and wakes those for whom something waits
  /// once more.
  static final Set<String> LEFT_OUT =
      Set.of(
          "schema_version",
          "pulse",
          "installation",
          "known_time",
          "ended_account",
          "woken",
          "shown_online");

  private static final List<Known> TABLES =
      List.of(
          table(
              "account",
              1,
              whole("id"),
              text("handle"),
              text("handle_key"),
              text("password_hash"),
              text("public_key"),
              text("role"),
              flag("enabled"),
              moment("created_at"),
              moment("last_seen")),
          table("device", 2, whole("account"), whole("device"), text("name"), moment("created_at")),
          table(
              "mailbox",
              2,
              whole("account"),
              whole("device"),
              whole("last_seq"),
              whole("acked_seq")),
          table("push_token", 2, whole("account"), whole("device"), text("token")),
          table(
              "session",
              1,
              text("id"),
              whole("account"),
              whole("device"),
              moment("created_at"),
              moment("last_used_at"),
              moment("expires_at"),
              moment("ended_at")),
          table("refresh_token", 1, text("hash"), text("session"), flag("spent")),
          table("contact", 2, whole("owner"), whole("contact"), moment("created_at")),
          table("correspondence", 2, whole("writer"), whole("reader")),
          table(
              "message",
              1,
              whole("id"),
              whole("sender"),
              whole("sender_device"),
              whole("recipient"),
              whole("low"),
              whole("high"),
              moment("sent_at"),
              moment("expires_at"),
              flag("hidden"),
              text("client_id"),
              bytes("digest"),
              bytes("body")),
          table(
              "delivery",
              3,
              whole("account"),
              whole("device"),
              whole("seq"),
              whole("message"),
              whole("kind")),
          table(
              "receipt",
              2,
              whole("reader"),
              whole("author"),
              whole("delivered_up_to"),
              whole("read_up_to")),
          table(
              "pending_room",
              1,
              text("code"),
              text("creator"),
              text("creator_token"),
              text("creator_platform"),
              moment("expires_at"),
              text("guest"),
              text("room"),
              flag("collected")),
          table(
              "room",
              1,
              text("id"),
              text("code"),
              text("creator"),
              text("creator_token"),
              text("creator_platform"),
              text("guest"),
              text("guest_token"),
              text("guest_platform"),
              text("initiator"),
              moment("created_at"),
              moment("used_at")),
          table(
              "call",
              1,
              text("id"),
              whole("caller"),
              text("client_id"),
              text("media"),
              text("state"),
              moment("placed_at"),
              moment("answered_at"),
              moment("ended_at"),
              moment("rings_until"),
              whole("version")),
          table(
              "call_party",
              2,
              text("call"),
              whole("place"),
              whole("account"),
              moment("placed_at"),
              text("state"),
              whole("device"),
              moment("joined_at"),
              moment("gone_at")),
          table(
              "media_object",
              1,
              text("key"),
              whole("owner"),
              text("type"),
              whole("size"),
              flag("exact"),
              text("state"),
              text("audience"),
              text("viewing"),
              moment("awaited_until"),
              moment("expires_at"),
              moment("ends_at"),
              since(9, text("sha256"))),
          table(
              "media_naming", 4, text("key"), whole("reader"), whole("sender"), text("client_id")),
          table(
              "audit_record",
              1,
              text("id"),
              moment("recorded_at"),
              text("event"),
              whole("account"),
              text("subject"),
              text("detail")));

  private TransferTables() {}

  /// {@return what a storage with this version of the schema holds}
  ///
  /// @param version from [#OLDEST]
  public static TransferSchema layout(int version) {
    return new TransferSchema(
        version,
        TABLES.stream()
            .filter(table -> table.since() <= version)
            .map(table -> table.in(version))
            .toList());
  }

  private static Known table(String name, int keyLength, Part... columns) {
    return new Known(OLDEST, name, keyLength, List.of(columns));
  }

  /// {@return the column, not there before this version}
  private static Part since(int version, Part column) {
    return new Part(version, column.column());
  }

  /// {@return the table, not there before this version}
  @SuppressWarnings("unused") // until a step adds a table
  private static Known since(int version, Known table) {
    return new Known(version, table.name(), table.keyLength(), table.columns());
  }

  private static Part text(String name) {
    return part(name, CellType.TEXT);
  }

  private static Part whole(String name) {
    return part(name, CellType.WHOLE);
  }

  private static Part bytes(String name) {
    return part(name, CellType.BYTES);
  }

  private static Part moment(String name) {
    return part(name, CellType.MOMENT);
  }

  private static Part flag(String name) {
    return part(name, CellType.FLAG);
  }

  private static Part part(String name, CellType type) {
    return new Part(OLDEST, new Column(name, type));
  }

  /// A column and the version that has brought it.
  private record Part(int since, Column column) {}

  /// A table and the version that has brought it.
  private record Known(int since, String name, int keyLength, List<Part> columns) {
    Table in(int version) {
      return new Table(
          name,
          keyLength,
          columns.stream().filter(part -> part.since() <= version).map(Part::column).toList());
    }
  }
}
