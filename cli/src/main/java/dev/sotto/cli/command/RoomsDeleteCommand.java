// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.Offline;
import dev.sotto.core.room.RoomId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sotto rooms delete ID`
@Command(
    name = "delete",
    description = "Deletes a room. Both phones close their session; who is connected stays so.")
final class RoomsDeleteCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "ID", description = "The room's id: 48 hexadecimal digits.")
  private String id = "";

  RoomsDeleteCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.configuration(adapters);
    if (!RoomId.isValid(id)) {
      throw new UsageError("not the id of a room: expected 48 lower-case hexadecimal digits");
    }
    try (var offline = Offline.open(configuration, adapters)) {
      if (!offline.rooms().remove(new RoomId(id))) {
        terminal.err().println("sotto: there is no room with this id");
        return ExitCode.FAILED.status();
      }
      terminal.out().println("Deleted 1 room.");
      return ExitCode.DONE.status();
    }
  }
}
