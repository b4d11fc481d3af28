// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.room;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `sotto rooms sweep`
@Command(
    name = "sweep",
    description =
        "Deletes codes that have expired and rooms that nobody has entered for a year. A running server does so each minute.")
public final class RoomsSweepCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  public RoomsSweepCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      var swept = offline.rooms().sweep();
      terminal.out().printf("Deleted %d rooms and %d codes.%n", swept.rooms(), swept.pendings());
    }
    return ExitCode.DONE.status();
  }
}
