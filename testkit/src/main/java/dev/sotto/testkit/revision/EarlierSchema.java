// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.revision;

import dev.sotto.core.transfer.table.Cell;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// The tables and columns of the schema of [EarlierRevision].
final class EarlierSchema {
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry(
              "account",
              "id handle handle_key password_hash public_key role enabled created_at last_seen"),
          Map.entry("device", "account device name created_at"),
          Map.entry("mailbox", "account device last_seq acked_seq"),
          Map.entry("push_token", "account device token"),
          Map.entry("session", "id account device created_at last_used_at expires_at ended_at"),
          Map.entry("refresh_token", "hash session spent"),
          Map.entry("contact", "owner contact created_at"),
          Map.entry("correspondence", "writer reader"),
          Map.entry(
              "message",
              "id sender sender_device recipient low high sent_at expires_at hidden client_id"
                  + " digest body"),
          Map.entry("delivery", "account device seq message kind"),
          Map.entry("receipt", "reader author delivered_up_to read_up_to"),
          Map.entry(
              "pending_room",
              "code creator creator_token creator_platform expires_at guest room collected"),
          Map.entry(
              "room",
              "id code creator creator_token creator_platform guest guest_token guest_platform"
                  + " initiator created_at used_at"),
          Map.entry(
              "call",
              "id caller client_id media state placed_at answered_at ended_at rings_until version"),
          Map.entry("call_party", "call place account placed_at state device joined_at gone_at"),
          Map.entry(
              "media_object",
              "key owner type size exact state audience viewing awaited_until expires_at ends_at"),
          Map.entry("media_naming", "key reader sender client_id"),
          Map.entry("audit_record", "id recorded_at event account subject detail"));

  private EarlierSchema() {}

  /// {@return the columns of a table; none when it came later}
  static List<String> columns(String table) {
    String columns = COLUMNS.getOrDefault(table, "");
    return columns.isEmpty() ? List.of() : List.of(columns.split(" "));
  }

  /// {@return the cell, to be compared}
  static String text(Cell cell) {
    return cell instanceof Cell.Bytes(byte[] value) ? HexFormat.of().formatHex(value) : cell + "";
  }
}
