// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.room;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.OfflineInstallation;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.room.RoomId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sotto rooms delete ID`
@Command(
    name = "delete",
    description = "Deletes a room. Both phones close their session; who is connected stays so.")
public final class RoomsDeleteCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "ID", description = "The room's id: 48 hexadecimal digits.")
  private String id = "";

  public RoomsDeleteCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    if (!RoomId.isValid(id)) {
      throw new UsageException("not the id of a room: expected 48 lower-case hexadecimal digits");
    }
    try (var offline = OfflineInstallation.open(configuration, adapters)) {
      if (!offline.rooms().remove(new RoomId(id))) {
        terminal.err().println("sotto: there is no room with this id");
        return ExitCode.FAILED.status();
      }
      terminal.out().println("Deleted 1 room.");
      return ExitCode.DONE.status();
    }
  }
}
