// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.core.account.Account;
import java.io.IOException;
import java.io.PrintWriter;

/// Prints accounts, for people or for scripts.
final class AccountPrinter {
  private static final String ROW = "%-17s %-10s %-9s %-25s %s%n";

  private final PrintWriter out;

  AccountPrinter(PrintWriter out) {
    this.out = out;
  }

  /// Prints what has been done to an account.
  void print(Account account, boolean json, String done) {
    if (json) {
      JsonOutput.print(out, fields -> writeFields(fields, account));
    } else {
      out.printf("%s %s (account %d).%n", done, account.handle().text(), account.id().value());
    }
  }

  void printHeading() {
    out.printf(ROW, "ID", "ROLE", "STATE", "CREATED", "HANDLE");
  }

  void printRow(Account account) {
    out.printf(
        ROW,
        account.id().value(),
        role(account),
        account.standing().enabled() ? "enabled" : "disabled",
        account.createdAt(),
        account.handle().text());
  }

  static void writeObject(JsonGenerator out, Account account) throws IOException {
    out.writeStartObject();
    writeFields(out, account);
    out.writeEndObject();
  }

  private static void writeFields(JsonGenerator out, Account account) throws IOException {
    out.writeNumberField("id", account.id().value());
    out.writeStringField("handle", account.handle().text());
    out.writeStringField("role", role(account));
    out.writeBooleanField("enabled", account.standing().enabled());
    out.writeStringField("createdAt", account.createdAt().toString());
    out.writeStringField("lastSeen", account.lastSeen().toString());
  }

  private static String role(Account account) {
    return RoleNames.of(account.standing().role());
  }
}
