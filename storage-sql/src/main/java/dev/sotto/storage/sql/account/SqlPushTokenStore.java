// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.push.PushTokenStore;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Sql;
import java.util.List;
import java.util.Optional;

/// Push tokens in the table `push_token`.
public final class SqlPushTokenStore implements PushTokenStore {
  private static final Sql TAKE =
      Sql.of("take-push-token", "DELETE FROM push_token WHERE token = ?");
  // Selects the device, so that one that is being removed gets no token instead of a failure.
  private static final Sql PUT =
      Sql.of(
          "put-push-token",
          """
          INSERT INTO push_token (account, device, token)
          SELECT account, device, ? FROM device WHERE account = ? AND device = ?
          ON CONFLICT (account, device) DO UPDATE SET token = excluded.token
          """);
  private static final Sql FIND =
      Sql.of("find-push-token", "SELECT token FROM push_token WHERE account = ? AND device = ?");
  private static final Sql REMOVE =
      Sql.of(
          "remove-push-token",
          "DELETE FROM push_token WHERE account = ? AND device = ? AND token = ?");

  private static final Sql END_OF_MAILBOX =
      Sql.of(
          "find-end-of-mailbox", "SELECT last_seq FROM mailbox WHERE account = ? AND device = ?");
  private static final Sql NOTE_WOKEN =
      Sql.of(
          "note-woken",
          """
          INSERT INTO woken (account, device, seq)
          SELECT account, device, ? FROM device WHERE account = ? AND device = ?
          ON CONFLICT (account, device) DO UPDATE SET seq = excluded.seq
          WHERE woken.seq < excluded.seq
          """);
  // What is acknowledged is no longer in `delivery`.
  private static final Sql NOT_WOKEN =
      Sql.of(
          "list-not-woken",
          """
          SELECT push_token.account, push_token.device
          FROM push_token
            JOIN mailbox ON mailbox.account = push_token.account
              AND mailbox.device = push_token.device
            LEFT JOIN woken ON woken.account = push_token.account
              AND woken.device = push_token.device
          WHERE (push_token.account, push_token.device) > (?, ?)
            AND mailbox.last_seq > mailbox.acked_seq
            AND mailbox.last_seq > COALESCE(woken.seq, 0)
            AND EXISTS (
              SELECT 1 FROM delivery JOIN message ON message.id = delivery.message
              WHERE delivery.account = push_token.account
                AND delivery.device = push_token.device
                AND delivery.seq > COALESCE(woken.seq, 0)
                AND delivery.kind = 0
                AND message.recipient = push_token.account
                AND message.body IS NOT NULL)
          ORDER BY push_token.account, push_token.device
          LIMIT ?
          """);

  private final QueryRunner reads;
  private final Transactions commits;

  public SqlPushTokenStore(QueryRunner reads, Transactions commits) {
    this.reads = reads;
    this.commits = commits;
  }

  @Override
  public void put(DeviceAddress device, PushToken token) {
    commits.write(
        writer -> {
          writer.lockName(token.text());
          writer.update(TAKE, token.text());
          return writer.update(
              PUT, token.text(), device.account().value(), device.device().value());
        });
  }

  @Override
  public Optional<PushToken> find(DeviceAddress device) {
    return reads.first(
        FIND, row -> new PushToken(row.text(1)), device.account().value(), device.device().value());
  }

  @Override
  public void remove(DeviceAddress device, PushToken token) {
    commits.write(
        writer ->
            writer.update(REMOVE, device.account().value(), device.device().value(), token.text()));
  }

  @Override
  public long endOfMailbox(DeviceAddress device) {
    return reads
        .first(
            END_OF_MAILBOX, row -> row.number(1), device.account().value(), device.device().value())
        .orElse(0L);
  }

  @Override
  public void noteWoken(DeviceAddress device, long sequence) {
    commits.write(
        writer ->
            writer.update(NOTE_WOKEN, sequence, device.account().value(), device.device().value()));
  }

  @Override
  public List<DeviceAddress> notWoken(Cursor after, int limit) {
    return reads.all(
        NOT_WOKEN,
        row -> DeviceAddress.of(row.number(1), (int) row.number(2)),
        after.account(),
        after.device(),
        limit);
  }
}
