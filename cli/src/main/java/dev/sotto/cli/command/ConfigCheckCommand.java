// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.StartupCheck;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sotto config check`
@Command(
    name = "check",
    description = "Checks the configuration without starting or changing anything.")
final class ConfigCheckCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Option(
      names = "--connect",
      description = "Also try to reach database, Redis, bucket and scanner, as a start does.")
  private boolean connect;

  @Option(names = "--json", description = "Print a JSON object with problems and warnings.")
  private boolean json;

  ConfigCheckCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    var problems = new ConfigurationProblems();
    Configuration configuration = options.read(problems);
    Adapters adapters = Adapters.installed();
    StartupCheck.check(configuration, adapters, problems);
    var unreached = new ConfigurationProblems();
    if (connect && problems.found().isEmpty()) {
      StartupCheck.connect(configuration, adapters, unreached);
    }
    if (json) {
      List<String> all =
          Stream.concat(problems.found().stream(), unreached.found().stream()).toList();
      printJson(all, configuration.warnings());
    } else {
      configuration.warnings().forEach(warning -> terminal.err().println("warning: " + warning));
      problems.throwIfAny();
      unreached.found().forEach(problem -> terminal.err().println("sotto: " + problem));
      if (unreached.found().isEmpty()) {
        terminal.out().println("The configuration is good.");
      }
    }
    return ending(problems, unreached).status();
  }

  private static ExitCode ending(ConfigurationProblems problems, ConfigurationProblems unreached) {
    if (!problems.found().isEmpty()) {
      return ExitCode.USAGE;
    }
    return unreached.found().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private void printJson(List<String> problems, List<String> warnings) {
    JsonOutput.print(
        terminal.out(),
        out -> {
          writeList(out, "problems", problems);
          writeList(out, "warnings", warnings);
        });
  }

  private static void writeList(JsonGenerator out, String name, List<String> texts)
      throws IOException {
    out.writeArrayFieldStart(name);
    for (String text : texts) {
      out.writeString(text);
    }
    out.writeEndArray();
  }
}
