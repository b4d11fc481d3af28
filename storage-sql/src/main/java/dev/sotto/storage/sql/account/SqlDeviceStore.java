// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sql.account;

import dev.sotto.core.account.AccountId;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.device.DeviceStore;
import dev.sotto.core.mailbox.MailboxStore;
import dev.sotto.core.mailbox.MailboxStore.MailboxState;
import dev.sotto.storage.sql.commit.Transactions;
import dev.sotto.storage.sql.jdbc.QueryRunner;
import dev.sotto.storage.sql.jdbc.Row;
import dev.sotto.storage.sql.jdbc.Sql;
import dev.sotto.storage.sql.jdbc.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Devices in the table `device`, each with a row in `mailbox`.
public final class SqlDeviceStore implements DeviceStore {
  private static final Sql LOCK =
      Sql.of("lock-account", "SELECT id FROM account WHERE id = ? {lock}");
  private static final Sql TAKEN =
      Sql.of("list-device-ids", "SELECT device FROM device WHERE account = ? ORDER BY device");
  private static final Sql ADD =
      Sql.of(
          "add-device",
          """
          INSERT INTO device (account, device, name, created_at)
          SELECT id, ?, ?, ? FROM account WHERE id = ?
          ON CONFLICT DO NOTHING
          """);
  private static final Sql ADD_MAILBOX =
      Sql.of(
          "add-mailbox",
          "INSERT INTO mailbox (account, device, last_seq, acked_seq) VALUES (?, ?, 0, 0)");
  private static final Sql FIND =
      Sql.of(
          "find-device",
          """
          SELECT account, device, name, created_at FROM device
          WHERE account = ? AND device = ?
          """);
  private static final Sql LIST =
      Sql.of(
          "list-devices",
          """
          SELECT account, device, name, created_at FROM device
          WHERE account = ? ORDER BY device
          """);
  // Mailbox, its entries and the push token go with the device, by their foreign keys.
  private static final Sql REMOVE =
      Sql.of("remove-device", "DELETE FROM device WHERE account = ? AND device = ?");

  private final QueryRunner reads;
  private final Transactions commits;
  private final MailboxStore mailboxes;

  public SqlDeviceStore(QueryRunner reads, Transactions commits, MailboxStore mailboxes) {
    this.reads = reads;
    this.commits = commits;
    this.mailboxes = mailboxes;
  }

  @Override
  public Optional<Device> add(AccountId account, DeviceName name, Instant now) {
    return commits.write(
        writer -> {
          // Two devices added at once would otherwise want the same id.
          writer.lock(LOCK, account.value());
          int free = lowestFree(writer.all(TAKEN, row -> row.number(1), account.value()));
          if (free >= DeviceId.SHARED.value()) {
            return Optional.empty();
          }
          var address = DeviceAddress.of(account.value(), free);
          return add(writer, address, name, now)
              ? Optional.of(new Device(address, name, now))
              : Optional.empty();
        });
  }

  @Override
  public void ensure(DeviceAddress address, DeviceName name, Instant now) {
    // A read first: it is far cheaper than a commit, and nearly always enough.
    if (find(address).isEmpty()) {
      commits.write(writer -> add(writer, address, name, now));
    }
  }

  @Override
  public Optional<Device> find(DeviceAddress address) {
    return reads.first(
        FIND, SqlDeviceStore::toDevice, address.account().value(), address.device().value());
  }

  @Override
  public List<Device> list(AccountId account) {
    return reads.all(LIST, SqlDeviceStore::toDevice, account.value());
  }

  @Override
  public boolean remove(DeviceAddress address) {
    // What waits goes first, in steps: with the device it would all go in one transaction.
    MailboxState _ = mailboxes.acknowledge(address, Long.MAX_VALUE, false);
    return commits.write(
        writer -> writer.update(REMOVE, address.account().value(), address.device().value()) == 1);
  }

  private static boolean add(
      SqlConnection writer, DeviceAddress address, DeviceName name, Instant now) {
    long account = address.account().value();
    int device = address.device().value();
    if (writer.update(ADD, device, name.text(), now, account) == 0) {
      return false;
    }
    writer.update(ADD_MAILBOX, account, device);
    return true;
  }

  private static int lowestFree(List<Long> taken) {
    int free = 1;
    for (long id : taken) {
      if (id != free) {
        break;
      }
      free++;
    }
    return free;
  }

  private static Device toDevice(Row row) {
    return new Device(
        DeviceAddress.of(row.number(1), (int) row.number(2)),
        new DeviceName(row.text(3)),
        row.moment(4));
  }
}
