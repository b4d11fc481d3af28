// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.transfer.TransferTarget;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The time that a move of a whole installation takes, with the packaged program and little memory.
final class MoveBench {
  private final BenchOptions options;

  MoveBench(BenchOptions options) {
    this.options = options;
  }

  void run() throws IOException, InterruptedException {
    int messages = options.number("messages", 1_000_000);
    ConsoleReport.title("move: %,d messages, %s of heap".formatted(messages, heap()));
    Path folder = options.newFolder();
    try (EmbeddedPostgres server = EmbeddedPostgres.start(folder)) {
      String first = file(folder, "first");
      String second = file(folder, "second");
      String third = file(folder, "third");
      String postgres = server.newDatabase();
      fill(first, messages);
      Path archive = folder.resolve("first.archive");
      time(folder, "SQLite to Postgres", "migrate", "--from=" + first, "--to=" + postgres);
      time(folder, "Postgres to SQLite", "migrate", "--from=" + postgres, "--to=" + second);
      time(folder, "SQLite to archive", "export", archive.toString(), "--storage=" + first);
      time(folder, "archive to SQLite", "import", archive.toString(), "--storage=" + third);
      Path last = folder.resolve("second.archive");
      time(folder, "SQLite to archive", "export", last.toString(), "--storage=" + second);
      ConsoleReport.line(
          "archive %,d bytes; after both moves byte-equal: %s",
          Files.size(archive), Files.mismatch(archive, last) == -1);
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  private static void fill(String url, int messages) {
    long start = System.nanoTime();
    AdapterUrl parsed = AdapterUrl.parse(url);
    try (TransferTarget target =
        BenchStorages.storage(parsed)
            .at(parsed)
            .openTarget(BenchStorages.storage(parsed).schemaVersion())) {
      new StorageFiller(target).write(messages);
    }
    ConsoleReport.line("%-20s %6.1f s", "filled", (System.nanoTime() - start) / 1e9);
  }

  private void time(Path folder, String what, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>(List.of(options.program() + "/bin/sotto"));
    command.addAll(List.of(arguments));
    command.add("--data=" + folder.resolve("data"));
    Path said = folder.resolve("said");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
    builder.directory(new File(folder.toString()));
    builder.environment().put("SOTTO_JAVA_OPTS", "-Xmx" + heap());
    long start = System.nanoTime();
    Process process = builder.start();
    int status = process.waitFor();
    double seconds = (System.nanoTime() - start) / 1e9;
    String last = Files.readAllLines(said).getLast();
    ConsoleReport.line("%-20s %6.1f s   %s", what, seconds, last);
    if (status != 0) {
      throw new IOException("%s failed: %s".formatted(what, Files.readString(said)));
    }
  }

  private String heap() {
    return options.text("heap", "128m");
  }

  private static String file(Path folder, String name) {
    return "sqlite:" + folder.resolve(name).resolve("sotto.db");
  }
}
