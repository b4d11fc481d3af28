// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.media;

import dev.sotto.cli.terminal.CommandGroup;
import dev.sotto.cli.terminal.Terminal;
import picocli.CommandLine.Command;

/// `sotto media`
@Command(
    name = "media",
    description = "Counts, sweeps and verifies media, also while servers run.",
    synopsisSubcommandLabel = "COMMAND")
public final class MediaCommand extends CommandGroup {
  public MediaCommand(Terminal terminal) {
    super(terminal);
  }
}
