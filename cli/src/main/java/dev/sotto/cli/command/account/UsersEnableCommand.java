// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.core.session.AccountAdministration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sotto users enable HANDLE`
@Command(
    name = "enable",
    description =
        "Admits a disabled account again; it has to log in anew. Its password and messages are as"
            + " they were.")
public final class UsersEnableCommand implements Callable<Integer> {
  @Mixin private final AccountChange account;

  public UsersEnableCommand(Terminal terminal, ConfigurationOptions options) {
    account = new AccountChange(terminal, options);
  }

  @Override
  public Integer call() {
    return account.change(AccountAdministration::enable, "Enabled");
  }
}
