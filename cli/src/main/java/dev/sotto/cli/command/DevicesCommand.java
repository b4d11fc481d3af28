// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import picocli.CommandLine.Command;

/// `sotto devices`
@Command(
    name = "devices",
    description = "Removes what devices have left in rooms, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
final class DevicesCommand extends CommandGroup {
  DevicesCommand(Terminal terminal) {
    super(terminal);
  }
}
