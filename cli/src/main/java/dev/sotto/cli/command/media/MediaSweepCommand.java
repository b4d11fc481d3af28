// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineMedia;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `sotto media sweep`
@Command(
    name = "sweep",
    description =
        "Deletes objects that have expired or were never uploaded. A running server does so each minute.")
public final class MediaSweepCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  public MediaSweepCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    try (var media = OfflineMedia.open(configuration, adapters)) {
      terminal.out().printf("Deleted %d objects.%n", media.sweeper().sweep());
    }
    return ExitCode.DONE.status();
  }
}
