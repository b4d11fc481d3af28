// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.core.account.Account;
import dev.sotto.core.account.Handle;

/// Tells how a change to an account ended.
final class ChangedAccount {
  private final Terminal terminal;

  ChangedAccount(Terminal terminal) {
    this.terminal = terminal;
  }

  /// {@return the exit status}
  int done(Account account, String what) {
    new AccountPrinter(terminal.out()).print(account, false, what);
    return ExitCode.DONE.status();
  }

  /// {@return the exit status}
  int unknown(Handle handle) {
    terminal.err().println("sotto: there is no account with the handle " + handle.text());
    return ExitCode.FAILED.status();
  }
}
