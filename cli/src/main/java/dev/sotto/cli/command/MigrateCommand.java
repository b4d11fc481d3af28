// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.Backing;
import dev.sotto.cli.server.DataFolder;
import dev.sotto.core.spi.StorageProvider.Migration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto migrate`
@Command(
    name = "migrate",
    description = "Brings the schema of the storage up to date. Safe to repeat.")
final class MigrateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  MigrateCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Configuration configuration = options.configuration();
    Backing backing = Backing.find(configuration.backends(), Adapters.installed());
    if (backing.isEmbedded()) {
      DataFolder.ensure(configuration.data());
    }
    Migration done = backing.migrate();
    if (json) {
      Json.print(
          terminal.out(),
          out -> {
            out.writeNumberField("before", done.before());
            out.writeNumberField("after", done.after());
          });
    } else if (done.before() == done.after()) {
      terminal.out().printf("The schema is up to date (version %d).%n", done.after());
    } else {
      terminal.out().printf("Schema version %d is now %d.%n", done.before(), done.after());
    }
    return ExitCode.DONE.status();
  }
}
