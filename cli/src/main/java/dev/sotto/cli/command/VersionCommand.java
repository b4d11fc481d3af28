// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `sotto version`
@Command(name = "version", description = "Tells the version, as --version does.")
final class VersionCommand implements Callable<Integer> {
  private final Terminal terminal;

  VersionCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    for (String line : new ProgramVersion().getVersion()) {
      terminal.out().println(line);
    }
    return ExitCode.DONE.status();
  }
}
