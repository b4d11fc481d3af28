// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto`
@Command(
    name = "sotto",
    description = "A private messaging server that one command starts.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 failed, 2 wrong command line or configuration, 3 something wrong was found."
    })
final class SottoCommand extends CommandGroup {
  SottoCommand(Terminal terminal) {
    super(terminal);
  }
}
