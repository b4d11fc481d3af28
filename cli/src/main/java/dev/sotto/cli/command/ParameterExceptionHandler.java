// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.setting.SpellingSuggestion;
import dev.sotto.cli.terminal.ExitCode;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in two lines what is wrong with a command line: no page of help that hides the reason.
final class ParameterExceptionHandler implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    var command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("sotto: " + failure.getMessage() + hint(failure));
    err.println("See " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.status();
  }

  private static String hint(ParameterException failure) {
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    var command = unmatched.getCommandLine();
    List<String> words = unmatched.getUnmatched();
    String first = words.getFirst().replaceFirst("=.*", "");
    return first.startsWith("-")
        ? SpellingSuggestion.hint(first, command.getCommandSpec().optionsMap().keySet())
        : SpellingSuggestion.hint(first, command.getSubcommands().keySet());
  }
}
