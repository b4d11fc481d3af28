// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// A command that does nothing itself: without one of the commands below it, it shows them.
public abstract class CommandGroup implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  public CommandGroup(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public final Integer call() {
    spec.commandLine().usage(terminal.err());
    return ExitCode.USAGE.status();
  }
}
