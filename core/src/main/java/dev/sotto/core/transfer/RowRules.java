// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// What the rows of a move must be: each becomes the object of the domain that it stands for, so
/// that nothing comes in by an archive that no request could have brought. A table or a column
/// without a rule is not moved. What rows of several tables must say of each other
/// [TransferTarget#contradictions] knows.
final class RowRules {
  private static final Map<String, Consumer<CheckedRow>> RULES =
      Map.ofEntries(
          Map.entry("account", AccountRules::account),
          Map.entry("device", AccountRules::device),
          Map.entry("mailbox", AccountRules::mailbox),
          Map.entry("push_token", AccountRules::pushToken),
          Map.entry("session", AccountRules::session),
          Map.entry("refresh_token", AccountRules::refreshToken),
          Map.entry("contact", AccountRules::contact),
          Map.entry("audit_record", AccountRules::auditRecord),
          Map.entry("correspondence", ContentRules::correspondence),
          Map.entry("message", ContentRules::message),
          Map.entry("delivery", ContentRules::delivery),
          Map.entry("receipt", ContentRules::receipt),
          Map.entry("pending_room", ContentRules::pendingRoom),
          Map.entry("room", ContentRules::room),
          Map.entry("call", ContentRules::call),
          Map.entry("call_party", ContentRules::callParty),
          Map.entry("media_object", ContentRules::mediaObject),
          Map.entry("media_naming", ContentRules::mediaNaming));

  private final Table table;
  private final Consumer<CheckedRow> rule;
  private long row;

  private RowRules(Table table, Consumer<CheckedRow> rule) {
    this.table = table;
    this.rule = rule;
  }

  /// {@return the rules for the rows of a table, which are asked in order}
  static RowRules of(Table table) {
    Consumer<CheckedRow> rule = RULES.get(table.name());
    if (rule == null) {
      throw new IllegalStateException("table %s has no rule".formatted(table.name()));
    }
    return new RowRules(table, rule);
  }

  /// @throws TransferException when the domain does not allow the row; the message names the place,
  ///   not the value
  void require(List<Cell> cells) {
    row++;
    var checked = new CheckedRow(table, cells, row);
    rule.accept(checked);
    Set<String> unasked = checked.unasked();
    if (!unasked.isEmpty()) {
      throw new IllegalStateException(
          "columns of table %s have no rule: %s".formatted(table.name(), unasked));
    }
  }

  /// @throws TransferException when no further message would get an id
  static void requireLastMessageId(long id) {
    if (id < 0 || id > CheckedRow.MOST) {
      throw new TransferException(
          "the last message id of the source is %d (expected: 0 to 2^52): it is damaged, or was changed by hand; take another copy"
              .formatted(id));
    }
  }
}
