// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import picocli.CommandLine.Command;

/// `sotto media`
@Command(
    name = "media",
    description = "Counts, sweeps and verifies media, also while servers run.",
    synopsisSubcommandLabel = "COMMAND")
final class MediaCommand extends CommandGroup {
  MediaCommand(Terminal terminal) {
    super(terminal);
  }
}
