// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.core.session.AccountAdministration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sotto users disable HANDLE`
@Command(
    name = "disable",
    description = "Admits an account no longer and ends its sessions. Its messages stay.")
public final class UsersDisableCommand implements Callable<Integer> {
  @Mixin private final AccountChange account;

  public UsersDisableCommand(Terminal terminal, ConfigurationOptions options) {
    account = new AccountChange(terminal, options);
  }

  @Override
  public Integer call() {
    return account.change(AccountAdministration::disable, "Disabled");
  }
}
