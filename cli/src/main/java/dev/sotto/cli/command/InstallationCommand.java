// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto installation`
@Command(
    name = "installation",
    description = "What holds the secrets and the storage of an installation together.",
    synopsisSubcommandLabel = "COMMAND")
final class InstallationCommand extends CommandGroup {
  InstallationCommand(Terminal terminal) {
    super(terminal);
  }
}
