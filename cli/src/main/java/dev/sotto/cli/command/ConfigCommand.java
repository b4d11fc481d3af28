// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto config`
@Command(
    name = "config",
    description = "Shows and checks the configuration.",
    synopsisSubcommandLabel = "COMMAND")
final class ConfigCommand extends CommandGroup {
  ConfigCommand(Terminal terminal) {
    super(terminal);
  }
}
