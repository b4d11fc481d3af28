// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.validation;

import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Validation of the rows of a move: each becomes the object of the domain that it stands for, so
/// that nothing comes in by an archive that no request could have brought. A table or a column
/// without a rule is not moved. What rows of several tables must say of each other
/// [TransferTarget#contradictions][dev.sotto.core.transfer.TransferTarget#contradictions] knows.
public final class RowValidator {
  private static final Map<String, Consumer<CheckedRow>> RULES =
      Map.ofEntries(
          Map.entry("account", AccountRowRules::account),
          Map.entry("device", AccountRowRules::device),
          Map.entry("mailbox", AccountRowRules::mailbox),
          Map.entry("push_token", AccountRowRules::pushToken),
          Map.entry("session", AccountRowRules::session),
          Map.entry("refresh_token", AccountRowRules::refreshToken),
          Map.entry("contact", AccountRowRules::contact),
          Map.entry("audit_record", AccountRowRules::auditRecord),
          Map.entry("correspondence", ContentRowRules::correspondence),
          Map.entry("message", ContentRowRules::message),
          Map.entry("delivery", ContentRowRules::delivery),
          Map.entry("receipt", ContentRowRules::receipt),
          Map.entry("pending_room", ContentRowRules::pendingRoom),
          Map.entry("room", ContentRowRules::room),
          Map.entry("call", ContentRowRules::call),
          Map.entry("call_party", ContentRowRules::callParty),
          Map.entry("media_object", ContentRowRules::mediaObject),
          Map.entry("media_naming", ContentRowRules::mediaNaming));

  private final Table table;
  private final Consumer<CheckedRow> rule;
  private long row;

  private RowValidator(Table table, Consumer<CheckedRow> rule) {
    this.table = table;
    this.rule = rule;
  }

  /// {@return the rules for the rows of a table, which are asked in order}
  public static RowValidator of(Table table) {
    Consumer<CheckedRow> rule = RULES.get(table.name());
    if (rule == null) {
      throw new IllegalStateException("table %s has no rule".formatted(table.name()));
    }
    return new RowValidator(table, rule);
  }

  /// @throws TransferException when the domain does not allow the row; the message names the place,
  ///   not the value
  public void require(List<Cell> cells) {
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
  public static void requireLastMessageId(long id) {
    if (id < 0 || id > CheckedRow.MOST) {
      throw new TransferException(
          "the last message id of the source is %d (expected: 0 to 2^52): it is damaged, or was changed by hand; take another copy"
              .formatted(id));
    }
  }
}
