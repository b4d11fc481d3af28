// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `sotto users reset-password HANDLE`
@Command(
    name = "reset-password",
    description =
        "Replaces the password of an account and ends its sessions. Asks for the password; without a terminal, reads it from the input.")
public final class UsersResetPasswordCommand implements Callable<Integer> {
  @Mixin private final AccountChange account;
  @Mixin private final PasswordInput password;

  public UsersResetPasswordCommand(Terminal terminal, ConfigurationOptions options) {
    account = new AccountChange(terminal, options);
    password = new PasswordInput(terminal);
  }

  @Override
  public Integer call() {
    return account.change(
        (administration, handle) -> administration.resetPassword(handle, password.read()),
        "New password for");
  }
}
