// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.room;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto rooms`
@Command(
    name = "rooms",
    description = "Lists and deletes rooms, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
public final class RoomsCommand extends CommandGroup {
  public RoomsCommand(Terminal terminal) {
    super(terminal);
  }
}
