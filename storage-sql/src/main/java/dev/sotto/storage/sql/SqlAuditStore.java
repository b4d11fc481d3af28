// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.audit.AuditStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import java.util.List;

/// The audit log in the table `audit_record`.
final class SqlAuditStore implements AuditStore {
  private static final Sql APPEND =
      Sql.of(
          "append-audit-record",
          """
          INSERT INTO audit_record (id, recorded_at, event, account, subject, detail)
          VALUES (?, ?, ?, ?, ?, ?)
          """);
  private static final Sql PAGE =
      Sql.of(
          "page-audit-records",
          """
          SELECT id, recorded_at, event, account, subject, detail
          FROM audit_record WHERE id < ? ORDER BY id DESC LIMIT ?
          """);
  private static final Sql SWEEP =
      Sql.of(
          "sweep-audit-records",
          """
          DELETE FROM audit_record WHERE id IN (
            SELECT id FROM audit_record WHERE id < ? ORDER BY id LIMIT ?)
          """);

  private final QueryRunner reads;
  private final Transactions commits;

  SqlAuditStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public void append(AuditRecord entry) {
    commits.write(
        writer ->
            writer.update(
                APPEND,
                entry.id().text(),
                entry.at(),
                entry.event().name(),
                entry.account().value(),
                entry.subject(),
                entry.detail()));
  }

  @Override
  public List<AuditRecord> page(AuditId before, int limit) {
    return reads.all(PAGE, SqlAuditStore::toRecord, before.text(), limit);
  }

  @Override
  public int sweep(AuditId before, int limit) {
    return commits.write(writer -> writer.update(SWEEP, before.text(), limit));
  }

  private static AuditRecord toRecord(Row row) {
    return new AuditRecord(
        new AuditId(row.text(1)),
        row.moment(2),
        AuditEventType.valueOf(row.text(3)),
        new AccountId(row.number(4)),
        row.text(5),
        row.text(6));
  }
}
