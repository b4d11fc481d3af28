// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.core.account.Account;
import dev.sotto.core.session.AccountAdministration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto users list`
@Command(name = "list", description = "Lists all accounts.")
public final class UsersListCommand implements Callable<Integer> {
  private static final int PAGE = 500;

  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(names = "--json", description = "Print a JSON array.")
  private boolean json;

  public UsersListCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      Stream<Account> accounts = all(offline.administration());
      if (json) {
        JsonOutput.streamArray(
            terminal.out(),
            out -> {
              for (Account account : (Iterable<Account>) accounts::iterator) {
                AccountPrinter.writeObject(out, account);
              }
            });
      } else {
        var printer = new AccountPrinter(terminal.out());
        printer.printHeading();
        accounts.forEach(printer::printRow);
      }
      return ExitCode.DONE.status();
    }
  }

  private static Stream<Account> all(AccountAdministration administration) {
    return Stream.iterate(
            administration.page(0, PAGE),
            page -> !page.isEmpty(),
            page -> administration.page(page.getLast().id().value(), PAGE))
        .flatMap(List::stream);
  }
}
