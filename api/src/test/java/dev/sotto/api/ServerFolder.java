// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api;

import dev.sotto.core.media.object.ObjectStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.media.local.LocalMediaProvider;
import dev.sotto.storage.sqlite.SqliteStorageProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The temporary folder of a server: an SQLite database and the bytes of media. Closing it removes
/// the folder.
///
/// @param path of the folder
record ServerFolder(Path path) implements AutoCloseable {
  static ServerFolder create() {
    try {
      return new ServerFolder(Files.createTempDirectory("sotto-api-test"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Storage openStorage() {
    var provider = new SqliteStorageProvider();
    provider.at(database()).migrate();
    return provider.at(database()).open();
  }

  ObjectStore openMedia(InstantSource clock) {
    return new LocalMediaProvider().open(new AdapterUrl("file", media().toString()), clock);
  }

  /// {@return where the bytes of media are}
  Path media() {
    return path.resolve("media");
  }

  /// {@return how many rows each table of the database has}
  Map<String, Long> rows() {
    var rows = new TreeMap<String, Long>();
    try (TransferSource source = new SqliteStorageProvider().at(database()).openSource()) {
      source.layout().tables().forEach(table -> rows.put(table.name(), source.count(table)));
    }
    return rows;
  }

  private AdapterUrl database() {
    return new AdapterUrl("sqlite", path.resolve("sotto.db").toString());
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
