// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import picocli.CommandLine.Command;

/// `sotto rooms`
@Command(
    name = "rooms",
    description = "Lists and deletes rooms, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
final class RoomsCommand extends CommandGroup {
  RoomsCommand(Terminal terminal) {
    super(terminal);
  }
}
