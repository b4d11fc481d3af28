// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.setting.SpellingSuggestion;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sotto help COMMAND…`
@Command(name = "help", description = "Explains a command, as its --help does.")
final class HelpCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(arity = "0..*", paramLabel = "COMMAND", description = "As users add.")
  private List<String> path = List.of();

  @Spec private CommandSpec spec = CommandSpec.create();

  HelpCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    CommandLine found = spec.parent().commandLine();
    for (String word : path) {
      CommandLine next = found.getSubcommands().get(word);
      if (next == null) {
        throw new UsageException(
            "there is no command %s%s"
                .formatted(word, SpellingSuggestion.hint(word, found.getSubcommands().keySet())));
      }
      found = next;
    }
    found.usage(terminal.out());
    return ExitCode.DONE.status();
  }
}
