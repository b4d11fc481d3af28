// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.setting.SettingName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Refuses options and parameters that are given without a value, as `--from="$UNSET"` in a script
/// does: taken for not given, they would let a command do something else than was meant.
///
/// Settings may be empty, which is as in the environment: the next source decides.
final class EmptyArgumentCheck {
  private static final Set<String> SETTINGS =
      Stream.concat(Stream.of("--config"), SettingName.all().stream().map(SettingName::option))
          .collect(Collectors.toUnmodifiableSet());

  private EmptyArgumentCheck() {}

  /// @throws ParameterException when there is one
  static void refuse(ParseResult parsed) {
    for (ParseResult command = parsed; command != null; command = command.subcommand()) {
      for (OptionSpec option : command.matchedOptions()) {
        if (!SETTINGS.contains(option.longestName())) {
          refuse(command, option, option.longestName());
        }
      }
      for (PositionalParamSpec parameter : command.matchedPositionals()) {
        refuse(command, parameter, parameter.paramLabel());
      }
    }
  }

  private static void refuse(ParseResult command, ArgSpec argument, String name) {
    List<String> given = argument.originalStringValues();
    if (given.stream().anyMatch(String::isEmpty)) {
      throw new ParameterException(
          command.commandSpec().commandLine(), name + " is empty: give a value");
    }
  }
}
