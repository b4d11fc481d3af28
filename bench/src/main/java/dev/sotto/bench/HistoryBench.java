// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.bench;

import dev.sotto.bench.command.BenchOptions;
import dev.sotto.bench.command.ConsoleReport;
import dev.sotto.bench.command.LatencySamples;
import dev.sotto.bench.command.TemporaryFolders;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.message.Horizon;
import dev.sotto.core.message.MessageCursor;
import dev.sotto.core.message.MessageId;
import dev.sotto.core.message.Retention;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/// The cost of a page of history when little and when much is stored.
final class HistoryBench {
  private static final int PAGE = 50;
  private static final int WARM_UP = 3_000;
  private static final int ROUNDS = 3_000;

  private final BenchOptions options;
  private final InstantSource clock = InstantSource.system();

  HistoryBench(BenchOptions options) {
    this.options = options;
  }

  void run() throws IOException, InterruptedException {
    ConsoleReport.title("history: a page of 50");
    Path folder = options.newFolder();
    AdapterUrl url = AdapterUrl.parse("sqlite:" + folder.resolve("history.db"));
    StorageProvider provider = BenchStorages.storage(url);
    provider.at(url).migrate();
    try (Storage storage = provider.at(url).open()) {
      measure(storage);
    } finally {
      TemporaryFolders.delete(folder);
    }
  }

  private void measure(Storage storage) throws InterruptedException {
    var archive = HistoryDataset.create(storage, clock);
    List<Double> conversation = new ArrayList<>();
    List<Double> since = new ArrayList<>();
    for (int messages : options.numbers("messages", "1000,1000000")) {
      long start = System.nanoTime();
      int before = archive.size();
      archive.fill(messages);
      double seconds = (System.nanoTime() - start) / 1e9;
      ConsoleReport.line("stored %,d messages (%,.0f/s)", messages, (messages - before) / seconds);
      AccountId reader = archive.owner();
      AccountId peer = archive.peer();
      Horizon horizon = Retention.DEFAULT.horizon(clock.instant());
      conversation.add(
          medianMicros(
              () ->
                  storage
                      .history()
                      .conversation(reader, peer, MessageId.MAX, PAGE, horizon)
                      .size()));
      since.add(
          medianMicros(
              () ->
                  storage
                      .history()
                      .since(reader, Instant.EPOCH, MessageCursor.NEWEST, PAGE, horizon)
                      .size()));
      ConsoleReport.line(
          "  conversation %.1f µs, since %.1f µs (median)",
          conversation.getLast(), since.getLast());
    }
    ConsoleReport.line(
        "ratio of the last to the first: conversation %.2f, since %.2f (aim: at most 1.5)",
        conversation.getLast() / conversation.getFirst(), since.getLast() / since.getFirst());
  }

  private static double medianMicros(IntSupplier page) {
    var samples = new LatencySamples();
    for (int i = 0; i < WARM_UP + ROUNDS; i++) {
      long start = System.nanoTime();
      int size = page.getAsInt();
      long end = System.nanoTime();
      if (size != PAGE) {
        throw new IllegalStateException("a page of " + size);
      }
      if (i >= WARM_UP) {
        samples.add(end - start);
      }
    }
    return samples.percentile(50) / 1e3;
  }
}
