// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.log.Logging;
import dev.sotto.cli.server.Server;
import dev.sotto.cli.server.Server.Running;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
    Configuration configuration = options.configuration();
    Logging.install(configuration.log(), System.err, terminal.interactive());
    configuration.warnings().forEach(warning -> LOG.log(Level.WARNING, warning));
    Running running = Server.start(configuration, Adapters.installed());
    Runtime.getRuntime().addShutdownHook(new GracefulStop(running).thread());
    LOG.log(
        Level.INFO,
        "serving on {0} with {1}, {2}",
        running.url(),
        configuration.backends().storage(),
        configuration.backends().coordination());
    new Banner(configuration, running).print(terminal.out());
    new CountDownLatch(1).await();
    return ExitCode.DONE.status();
  }
}
