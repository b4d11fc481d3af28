// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.archive.ArchiveFile;
import dev.sotto.cli.archive.ArchiveWriter;
import dev.sotto.cli.archive.Place;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.server.StorageDoor;
import dev.sotto.core.transfer.TransferSource;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sotto export`
@Command(
    name = "export",
    description =
        "Writes the whole installation to an archive, also while the server runs. The archive holds password hashes: keep it secret.")
final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Pipes pipes;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "FILE", description = "The archive to write; - for standard output.")
  private String file = "";

  @Option(names = "--force", description = "Replace the file if it is there.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  ExportCommand(Terminal terminal, Pipes pipes, ConfigurationOptions options) {
    this.terminal = terminal;
    this.pipes = pipes;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.storageConfiguration(adapters);
    StorageDoor storage = StorageDoor.find(configuration.backends().storage(), adapters);
    storage.requireThere();
    boolean toStandardOutput = file.equals("-");
    PrintWriter told = toStandardOutput ? terminal.err() : terminal.out();
    var report = new TransferReport(told, terminal.interactive(), json);
    if (toStandardOutput) {
      toPipe(storage, report);
    } else {
      toFile(storage, report);
    }
    return ExitCode.DONE.status();
  }

  private void toPipe(StorageDoor storage, TransferReport report) {
    try (TransferSource source = storage.openSource()) {
      report.tell("Exported", progress -> ArchiveWriter.write(source, pipes.out(), progress));
    }
  }

  private void toFile(StorageDoor storage, TransferReport report) {
    var archive = new ArchiveFile(Path.of(file));
    Place place = archive.place();
    boolean isReplaced = place == Place.FILE && force;
    if (place != Place.FREE && !isReplaced) {
      throw new UsageError(file + " " + place.reason());
    }
    try (TransferSource source = storage.openSource()) {
      report.tell("Exported", progress -> archive.write(source, progress));
    }
  }
}
