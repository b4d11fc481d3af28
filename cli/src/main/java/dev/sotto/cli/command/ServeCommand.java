// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.log.Logging;
import dev.sotto.cli.server.Server;
import dev.sotto.cli.server.Server.Running;
import dev.sotto.cli.server.StartupCheck;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.OutputLostException;
import dev.sotto.cli.terminal.Terminal;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `sotto serve`
@Command(
    name = "serve",
    description = "Starts the server and runs until it is told to stop (Ctrl-C, SIGTERM).")
final class ServeCommand implements Callable<Integer> {
  private static final System.Logger LOG = System.getLogger(ServeCommand.class.getName());

  private final Terminal terminal;
  private final ConfigurationOptions options;

  ServeCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() throws InterruptedException {
    var problems = new ConfigurationProblems();
    Configuration configuration = options.read(problems);
    Adapters adapters = Adapters.installed();
    StartupCheck.checkBeforeStart(configuration, adapters, problems);
    problems.throwIfAny();
    Logging.install(configuration.log(), System.err, terminal.interactive());
    configuration.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
    Running running = Server.start(configuration, adapters);
    Runtime.getRuntime().addShutdownHook(new ShutdownHook(running).thread());
    LOG.log(
        Level.INFO,
        "serving on {0} with {1}, {2}",
        running.url(),
        configuration.backends().storage(),
        configuration.backends().coordination());
    try {
      new Banner(configuration, running).print(terminal.out());
    } catch (OutputLostException e) {
      // Nobody waits for a result: it serves all the same.
      LOG.log(Level.WARNING, "the greeting could not be printed: {0}", e.getMessage());
    }
    // Whoever looks after the process starts it again; alive and deaf it would help nobody.
    running.awaitUnforeseenEnd();
    return ExitCode.FAILED.status();
  }
}
