// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.room;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto devices`
@Command(
    name = "devices",
    description = "Removes what devices have left in rooms, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
public final class DevicesCommand extends CommandGroup {
  public DevicesCommand(Terminal terminal) {
    super(terminal);
  }
}
