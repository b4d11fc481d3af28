// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.Handle;
import dev.sotto.core.session.AccountAdministration;
import java.util.Optional;
import java.util.function.BiFunction;
import picocli.CommandLine.Parameters;

/// The account that a command changes.
final class AccountChange {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "HANDLE", description = "The account's handle.")
  private String handle = "";

  AccountChange(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  /// Changes the account and tells how it ended. {@return the exit status}
  ///
  /// @param change answers nothing when there is no such account
  /// @param done what is told of the account that was changed
  int change(BiFunction<AccountAdministration, Handle, Optional<Account>> change, String done) {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    Handle chosen = HandleArgument.handle(handle);
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      Optional<Account> changed = change.apply(offline.administration(), chosen);
      if (changed.isEmpty()) {
        terminal.err().println("sotto: there is no account with the handle " + chosen.text());
        return ExitCode.FAILED.status();
      }
      new AccountPrinter(terminal.out()).print(changed.get(), false, done);
      return ExitCode.DONE.status();
    }
  }
}
