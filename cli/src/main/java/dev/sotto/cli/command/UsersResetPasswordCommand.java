// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.Offline;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.Handle;
import dev.sotto.core.account.Password;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sotto users reset-password HANDLE`
@Command(
    name = "reset-password",
    description =
        "Replaces the password of an account and ends its sessions. Asks for the password; without a terminal, reads it from the input.")
final class UsersResetPasswordCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "HANDLE", description = "The account's handle.")
  private String handle = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Take the password from the first line of this file.")
  private String passwordFile = "";

  UsersResetPasswordCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    Handle chosen = Arguments.handle(handle);
    Password password = new PasswordInput(terminal).read(passwordFile);
    try (var offline = Offline.open(configuration, Adapters.installed())) {
      Optional<Account> account = offline.administration().resetPassword(chosen, password);
      var outcome = new ChangedAccount(terminal);
      return account
          .map(found -> outcome.done(found, "New password for"))
          .orElseGet(() -> outcome.unknown(chosen));
    }
  }
}
