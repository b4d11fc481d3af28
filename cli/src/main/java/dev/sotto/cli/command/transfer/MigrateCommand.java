// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.backend.ConfiguredAdapters;
import dev.sotto.cli.backend.OfflineLocks;
import dev.sotto.cli.backend.TransferEndpoint;
import dev.sotto.cli.backend.UpgradeResult;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.installation.DataFolder;
import dev.sotto.cli.setting.ConfigurationProblems;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.JsonOutput;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.StorageProvider.Migration;
import dev.sotto.core.transfer.StorageTransfer;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sotto migrate`
@Command(
    name = "migrate",
    description = {
      "Brings the schema of the storage up to date. Safe to repeat.",
      "With --from or --to: copies the whole installation from one storage into another, empty one,"
          + " and compares. Stop all servers before. Repeat it when it was interrupted: it goes on"
          + " where it stopped."
    })
public final class MigrateCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final ConfigurationOptions options;

  @Mixin private final MoveOptions move = new MoveOptions();

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  public MigrateCommand(Terminal terminal, ConfigurationOptions options) {
    this.terminal = terminal;
    this.options = options;
  }

  @Override
  public Integer call() {
    var problems = new ConfigurationProblems();
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.read(problems);
    if (move.areGiven()) {
      adapters.requireStorage(configuration.backends().storage(), problems);
      move.check(adapters, problems);
    } else {
      adapters.requireSchemes(configuration.backends(), problems);
    }
    problems.throwIfAny();
    if (move.areGiven()) {
      move(configuration, adapters);
    } else {
      bringUpToDate(configuration, adapters);
    }
    return ExitCode.DONE.status();
  }

  private void move(Configuration configuration, Adapters adapters) {
    AdapterUrl configured = configuration.backends().storage();
    AdapterUrl from = move.from(configured);
    AdapterUrl to = move.to(configured);
    if (from.equals(to)) {
      throw new UsageException(
          "--from and --to are the same storage: give another for one of them");
    }
    TransferEndpoint old = TransferEndpoint.find(from, adapters);
    TransferEndpoint fresh = TransferEndpoint.find(to, adapters);
    var report = new TransferReport(terminal.out(), terminal.interactive(), json);
    old.requireThere();
    fresh.makeFolder();
    try (var _ = OfflineLocks.lock(configuration.data(), List.of(old, fresh));
        TransferSource source = old.openSource();
        TransferTarget target = fresh.openTarget(source.layout().version())) {
      report.tell("Moved", progress -> new StorageTransfer(source, target, progress).run());
    }
  }

  private void bringUpToDate(Configuration configuration, Adapters adapters) {
    ConfiguredAdapters backing = ConfiguredAdapters.find(configuration, adapters);
    DataFolder data = DataFolder.at(configuration.data());
    backing.requireStorage(data);
    UpgradeResult upgrade = backing.upgrade(data);
    Migration done = upgrade.schema();
    if (json) {
      JsonOutput.print(
          terminal.out(),
          out -> {
            out.writeNumberField("before", done.before());
            out.writeNumberField("after", done.after());
            out.writeNumberField("relayed", upgrade.relayed().moved());
            out.writeNumberField("left", upgrade.relayed().left());
          });
      return;
    }
    if (done.before() == done.after()) {
      terminal.out().printf("The schema is up to date (version %d).%n", done.after());
    } else {
      terminal.out().printf("Schema version %d is now %d.%n", done.before(), done.after());
    }
    if (upgrade.relayed().moved() > 0) {
      terminal
          .out()
          .printf("Messages to be relayed that were taken over: %d.%n", upgrade.relayed().moved());
    }
    if (upgrade.relayed().left() > 0) {
      terminal
          .out()
          .printf(
              "Messages to be relayed that were left where they are, and will expire there: %d.%n",
              upgrade.relayed().left());
    }
  }
}
