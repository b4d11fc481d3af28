// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.archive.ArchiveDestination;
import dev.sotto.cli.archive.ArchiveFile;
import dev.sotto.cli.archive.ArchiveWriter;
import dev.sotto.cli.backend.TransferEndpoint;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.terminal.BinaryStreams;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
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
public final class ExportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final BinaryStreams pipes;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "FILE", description = "The archive to write; - for standard output.")
  private String file = "";

  @Option(names = "--force", description = "Replace the file if it is there.")
  private boolean force;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  public ExportCommand(Terminal terminal, BinaryStreams pipes, ConfigurationOptions options) {
    this.terminal = terminal;
    this.pipes = pipes;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.storageConfiguration(adapters);
    TransferEndpoint storage = TransferEndpoint.find(configuration.backends().storage(), adapters);
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

  private void toPipe(TransferEndpoint storage, TransferReport report) {
    try (TransferSource source = storage.openSource()) {
      report.tell("Exported", progress -> ArchiveWriter.write(source, pipes.out(), progress));
    }
  }

  private void toFile(TransferEndpoint storage, TransferReport report) {
    var archive = new ArchiveFile(Path.of(file));
    ArchiveDestination place = archive.place();
    boolean isReplaced = place == ArchiveDestination.FILE && force;
    if (place != ArchiveDestination.FREE && !isReplaced) {
      throw new UsageException(file + " " + place.reason());
    }
    try (TransferSource source = storage.openSource()) {
      report.tell("Exported", progress -> archive.write(source, progress));
    }
  }
}
