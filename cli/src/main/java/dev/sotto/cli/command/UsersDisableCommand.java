// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.Offline;
import dev.sotto.core.account.Account;
import dev.sotto.core.account.Handle;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sotto users disable HANDLE`
@Command(
    name = "disable",
    description = "Admits an account no longer and ends its sessions. Its messages stay.")
final class UsersDisableCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "HANDLE", description = "The account's handle.")
  private String handle = "";

  UsersDisableCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    Handle chosen = Arguments.handle(handle);
    try (var offline = Offline.open(configuration, Adapters.installed())) {
      Optional<Account> account = offline.administration().disable(chosen);
      var outcome = new ChangedAccount(terminal);
      return account
          .map(found -> outcome.done(found, "Disabled"))
          .orElseGet(() -> outcome.unknown(chosen));
    }
  }
}
