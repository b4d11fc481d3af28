// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.core.session.AccountAdministration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sotto users disable HANDLE`
@Command(
    name = "disable",
    description = "Admits an account no longer and ends its sessions. Its messages stay.")
final class UsersDisableCommand implements Callable<Integer> {
  @Mixin private final ChangedAccount account;

  UsersDisableCommand(Terminal terminal, ConfigurationOptions options) {
    account = new ChangedAccount(terminal, options);
  }

  @Override
  public Integer call() {
    return account.change(AccountAdministration::disable, "Disabled");
  }
}
