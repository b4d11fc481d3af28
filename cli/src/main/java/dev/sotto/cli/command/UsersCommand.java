// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import picocli.CommandLine.Command;

/// `sotto users`
@Command(
    name = "users",
    description = "Adds, lists and changes accounts, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
final class UsersCommand extends CommandGroup {
  UsersCommand(Terminal terminal) {
    super(terminal);
  }
}
