// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.core.transfer.validation;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.account.AccountStatus;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.PasswordHash;
import dev.sotto.core.account.PublicKey;
import dev.sotto.core.account.Role;
import dev.sotto.core.audit.AuditEventType;
import dev.sotto.core.audit.AuditId;
import dev.sotto.core.audit.AuditRecord;
import dev.sotto.core.device.Device;
import dev.sotto.core.device.DeviceAddress;
import dev.sotto.core.device.DeviceId;
import dev.sotto.core.device.DeviceName;
import dev.sotto.core.push.PushToken;
import dev.sotto.core.session.Session;
import dev.sotto.core.session.SessionId;
import dev.sotto.core.text.OpaqueText;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Rules for the rows of accounts, devices, sessions and contacts.
final class AccountRowRules {
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  // All modular crypt formats are printable and short.
  private static final Pattern HASH = Pattern.compile("[!-~]{1,1000}");

  private AccountRowRules() {}

  static void account(CheckedRow row) {
    Handle handle = row.text("handle", Handle::new);
    row.require(row.text("handle_key", handle.keys()::contains), "handle", "handle_key");
    PasswordHash hash = row.text("password_hash", PasswordHash::new);
    row.require(HASH.matcher(hash.text()).matches(), "password_hash");
    Account _ =
        new Account(
            row.whole("id", AccountId::new),
            handle,
            row.text("public_key", PublicKey::new),
            new AccountStatus(row.text("role", Role::valueOf), row.flag("enabled")),
            row.moment("created_at"),
            row.moment("last_seen"));
  }

  static void device(CheckedRow row) {
    Device _ =
        new Device(address(row), row.text("name", DeviceName::new), row.moment("created_at"));
  }

  static void mailbox(CheckedRow row) {
    DeviceAddress _ = address(row);
    long last = row.count("last_seq", 0);
    long acknowledged = row.count("acked_seq", 0);
    row.require(acknowledged <= last, "last_seq", "acked_seq");
  }

  static void pushToken(CheckedRow row) {
    DeviceAddress _ = address(row);
    PushToken _ = row.text("token", PushToken::new);
  }

  static void session(CheckedRow row) {
    Session _ =
        new Session(
            row.text("id", SessionId::new),
            address(row),
            row.moment("created_at"),
            row.moment("last_used_at"),
            row.moment("expires_at"));
    if (!row.isMissing("ended_at")) {
      row.moment("ended_at");
    }
  }

  static void refreshToken(CheckedRow row) {
    UnaryOperator<String> same = UnaryOperator.identity();
    row.require(SHA_256.matcher(row.text("hash", same)).matches(), "hash");
    SessionId _ = row.text("session", SessionId::new);
    row.flag("spent");
  }

  static void contact(CheckedRow row) {
    AccountId _ = row.whole("owner", AccountId::new);
    AccountId _ = row.whole("contact", AccountId::new);
    row.moment("created_at");
  }

  static void auditRecord(CheckedRow row) {
    UnaryOperator<String> same = UnaryOperator.identity();
    AuditId id = row.text("id", AuditId::new);
    AuditEventType event = row.text("event", AuditEventType::valueOf);
    AccountId account = row.whole("account", AccountId::new);
    String subject = row.text("subject", same);
    row.require(OpaqueText.isStorable(subject), "subject");
    String detail = row.text("detail", same);
    row.require(OpaqueText.isStorable(detail), "detail");
    row.make(
        () -> new AuditRecord(id, row.moment("recorded_at"), event, account, subject, detail),
        "subject",
        "detail");
  }

  /// {@return what the columns account and device name}
  static DeviceAddress address(CheckedRow row) {
    return new DeviceAddress(
        row.whole("account", AccountId::new), row.small("device", DeviceId::new));
  }
}
