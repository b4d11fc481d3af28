// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.account;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto users`
@Command(
    name = "users",
    description = "Adds, lists and changes accounts, also while the server runs.",
    synopsisSubcommandLabel = "COMMAND")
public final class UsersCommand extends CommandGroup {
  public UsersCommand(Terminal terminal) {
    super(terminal);
  }
}
