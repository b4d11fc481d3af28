// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command.transfer;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.cli.archive.ArchiveFile;
import dev.sotto.cli.archive.ArchiveReader;
import dev.sotto.cli.backend.OfflineLocks;
import dev.sotto.cli.backend.TransferEndpoint;
import dev.sotto.cli.config.Configuration;
import dev.sotto.cli.terminal.BinaryStreams;
import dev.sotto.cli.terminal.ConfigurationOptions;
import dev.sotto.cli.terminal.ExitCode;
import dev.sotto.cli.terminal.Terminal;
import dev.sotto.cli.terminal.UsageException;
import dev.sotto.core.transfer.StorageTransfer;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferTarget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sotto import`
@Command(
    name = "import",
    description =
        "Reads a whole installation from an archive into an empty storage. Stop all servers before."
            + " Repeat it when it was interrupted: it goes on where it stopped.")
public final class ImportCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final BinaryStreams pipes;
  private final ConfigurationOptions options;

  @Parameters(paramLabel = "FILE", description = "The archive to read; - for standard input.")
  private String file = "";

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  public ImportCommand(Terminal terminal, BinaryStreams pipes, ConfigurationOptions options) {
    this.terminal = terminal;
    this.pipes = pipes;
    this.options = options;
  }

  @Override
  public Integer call() {
    Adapters adapters = Adapters.installed();
    Configuration configuration = options.storageConfiguration(adapters);
    TransferEndpoint storage = TransferEndpoint.find(configuration.backends().storage(), adapters);
    var report = new TransferReport(terminal.out(), terminal.interactive(), json);
    // Opened first: a wrong name must not leave a new, empty storage behind.
    try (TransferSource source = open()) {
      storage.makeFolder();
      try (var _ = OfflineLocks.lock(configuration.data(), List.of(storage));
          TransferTarget target = storage.openTarget(source.layout().version())) {
        report.tell("Imported", progress -> new StorageTransfer(source, target, progress).run());
      }
    }
    return ExitCode.DONE.status();
  }

  private TransferSource open() {
    if (file.equals("-")) {
      return ArchiveReader.open(file, pipes.in());
    }
    if (Files.isDirectory(Path.of(file))) {
      throw new UsageException(file + " is a folder: name the archive, a file");
    }
    return new ArchiveFile(Path.of(file)).open();
  }
}
