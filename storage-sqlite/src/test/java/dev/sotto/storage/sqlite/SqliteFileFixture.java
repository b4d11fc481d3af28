// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.storage.sqlite;

import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.testkit.fixture.StorageFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A storage in a file of its own for each test.
abstract class SqliteFileFixture implements StorageFixture {
  final SqliteStorageProvider provider = new SqliteStorageProvider();
  @TempDir Path folder;
  Path file;
  AdapterUrl url;
  Storage storage;

  @BeforeEach
  void open() {
    file = folder.resolve("sotto.db");
    url = AdapterUrl.parse("sqlite:" + file);
    provider.at(url).migrate();
    storage = provider.at(url).open();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Override
  public Storage storage() {
    return storage;
  }
}
