// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.testkit.postgres.EmbeddedPostgres;
import dev.sotto.testkit.transfer.RandomStorageContents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("full")
final class ArchiveRoundTripTest {
  @TempDir private Path folder;
  private final String postgres = EmbeddedPostgres.shared().newDatabase();

  @AfterEach
  void drop() {
    EmbeddedPostgres.shared().drop(postgres);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12})
  void archivesShouldBeEqualWhenEverythingWentToPostgresAndBack(long seed) throws IOException {
    fill(sqlite("old"), seed);

    run("migrate", "--from=" + sqlite("old"), "--to=" + postgres);
    run("migrate", "--from=" + postgres, "--to=" + sqlite("back"));

    byte[] before = exported(sqlite("old"));
    assertThat(exported(postgres)).isEqualTo(before);
    assertThat(exported(sqlite("back"))).isEqualTo(before);
  }

  @Test
  void archiveShouldOpenOnPostgresToo() throws IOException {
    fill(sqlite("old"), 13);
    Path archive = folder.resolve("archive");

    run("export", archive.toString(), "--storage=" + sqlite("old"));
    run("import", archive.toString(), "--storage=" + postgres);

    assertThat(exported(postgres)).isEqualTo(Files.readAllBytes(archive));
  }

  private static void fill(String url, long seed) {
    StorageProvider provider = Adapters.builtIn().storage("sqlite");
    AdapterUrl parsed = AdapterUrl.parse(url);
    provider.at(parsed).migrate();
    try (Storage storage = provider.at(parsed).open()) {
      RandomStorageContents.fill(storage, seed);
    }
  }

  private byte[] exported(String url) throws IOException {
    Path file = folder.resolve("compared");
    run("export", file.toString(), "--force", "--storage=" + url);
    return Files.readAllBytes(file);
  }

  private static void run(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
  }

  private String sqlite(String name) {
    return "sqlite:" + folder.resolve(name).resolve("sotto.db");
  }
}
