// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.setting.Setting;
import dev.sotto.cli.setting.Settings;
import dev.sotto.cli.setting.Settings.Value;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto config show`
@Command(
    name = "show",
    description = "Shows every setting, its value and where it comes from. Secrets are masked.")
final class ConfigShowCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(names = "--json", description = "Print a JSON object.")
  private boolean json;

  ConfigShowCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    var problems = new ConfigurationProblems();
    Settings settings = options.settings(problems);
    problems.throwIfAny();
    if (json) {
      printJson(settings);
    } else {
      for (Setting setting : Setting.values()) {
        Value value = settings.value(setting);
        terminal
            .out()
            .printf("%-22s %-12s %s%n", setting.key(), value.source().text(), value.masked());
      }
    }
    return ExitCode.DONE.status();
  }

  private void printJson(Settings settings) {
    JsonOutput.print(
        terminal.out(),
        out -> {
          for (Setting setting : Setting.values()) {
            Value value = settings.value(setting);
            out.writeObjectFieldStart(setting.key());
            out.writeStringField("value", value.masked());
            out.writeStringField("source", value.source().text());
            out.writeEndObject();
          }
        });
  }
}
