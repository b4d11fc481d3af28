// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.backend.ConfiguredAdapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `sotto installation accept`
@Command(
    name = "accept",
    description = {
      "Makes the storage and the secrets in the data folder belong together, when a start was"
          + " refused because they are of two installations, or because the storage is empty.",
      "Nothing is lost or restored by it: what is in the storage is served, with these secrets."
          + " Stop the server before."
    })
final class InstallationAcceptCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  InstallationAcceptCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    ConfiguredAdapters backing = ConfiguredAdapters.find(configuration, adapters);
    DataFolder data = DataFolder.at(configuration.data());
    backing.requireStorage(data);
    if (backing.accept(data)) {
      terminal.out().println("The storage and the secrets belong together now.");
    } else {
      terminal.out().println("This storage keeps no secrets beside it: there is nothing to do.");
    }
    return ExitCode.DONE.status();
  }
}
