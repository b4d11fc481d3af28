// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto media usage`
@Command(
    name = "usage",
    description =
        "Tells what media take, in all and by account. Uploads that have not begun take nothing.")
public final class MediaUsageCommand implements Callable<Integer> {
  private static final int MOST = 10_000;

  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(
      names = "--accounts",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many accounts to list, 1 to 10000. Default: ${DEFAULT-VALUE}")
  private int accounts;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  public MediaUsageCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    if (accounts < 1 || accounts > MOST) {
      throw new UsageException("--accounts: expected a number from 1 to " + MOST);
    }
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      var printer =
          new MediaUsagePrinter(
              terminal.out(), offline.administration(), configuration.rules().media().quota());
      var result = offline.mediaCensus().count(accounts);
      if (json) {
        printer.printJson(result);
      } else {
        printer.print(result);
      }
    }
    return ExitCode.DONE.status();
  }
}
