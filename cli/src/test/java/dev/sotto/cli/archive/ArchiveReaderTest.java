// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.cli.adapter.Adapters;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.core.spi.Storage;
import dev.sotto.core.spi.StorageProvider;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.table.TransferSchema;
import dev.sotto.testkit.TestRandom;
import dev.sotto.testkit.transfer.RandomStorageContents;
import dev.sotto.testkit.transfer.StorageContents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ArchiveReaderTest {
  @TempDir private Path folder;
  private byte[] archive = {};
  private TransferSummary written = new TransferSummary(List.of(), 0, "");

  @BeforeEach
  void write() {
    StorageProvider provider = Adapters.builtIn().storage("sqlite");
    AdapterUrl url = AdapterUrl.parse("sqlite:" + folder.resolve("a.db"));
    provider.at(url).migrate();
    try (Storage storage = provider.at(url).open()) {
      RandomStorageContents.fill(storage, 1);
    }
    var out = new ByteArrayOutputStream();
    try (TransferSource source = provider.at(url).openSource()) {
      written = ArchiveWriter.write(source, out, TransferProgress.NONE);
    }
    archive = out.toByteArray();
  }

  @Test
  void readShouldFindWhatWasWritten() {
    assertThat(read(archive)).contains(written);
    assertThat(written.tables()).allSatisfy(table -> assertThat(table.rows()).isPositive());
  }

  @Test
  void readShouldFindTheSameOrRefuseWhenOneBitIsFlipped() {
    RandomGenerator random = TestRandom.seeded(2);
    int refused = 0;
    for (int i = 0; i < 120; i++) {
      byte[] damaged = archive.clone();
      int place = i < 12 ? i : i < 24 ? archive.length - i + 11 : random.nextInt(archive.length);
      damaged[place] ^= (byte) (1 << random.nextInt(8));

      Optional<TransferSummary> found = read(damaged);
      // The bits that fill up the last byte of the compressed data mean nothing.
      assertThat(found.orElse(written)).isEqualTo(written);
      refused += found.isEmpty() ? 1 : 0;
    }
    assertThat(refused).isGreaterThan(115);
  }

  @Test
  void readShouldRefuseWhenOneCharacterOfTheContentIsChanged() throws IOException {
    RandomGenerator random = TestRandom.seeded(3);
    byte[] content = uncompressed();
    for (int i = 0; i < 120; i++) {
      byte[] damaged = content.clone();
      int place = i < 60 ? random.nextInt(1_500) : random.nextInt(content.length);
      damaged[place] = (byte) (damaged[place] == '1' ? '2' : '1');

      assertThat(read(compressed(damaged))).as("changed at %d", place).isEmpty();
    }
  }

  @Test
  void readShouldRefuseWhenTheArchiveIsCutShort() {
    RandomGenerator random = TestRandom.seeded(4);
    for (int i = 0; i < 40; i++) {
      int length = i < 20 ? archive.length - 1 - i : random.nextInt(archive.length);

      assertThat(read(Arrays.copyOf(archive, length))).as("cut at %d", length).isEmpty();
    }
  }

  @Test
  void readShouldRefuseWhenALineIsMissingOrTwice() throws IOException {
    RandomGenerator random = TestRandom.seeded(5);
    String[] lines = new String(uncompressed(), UTF_8).split("(?<=\n)", -1);
    for (int i = 0; i < 40; i++) {
      String[] damaged = lines.clone();
      int place = random.nextInt(lines.length - 1);
      damaged[place] = i % 2 == 0 ? "" : damaged[place] + damaged[place];

      assertThat(read(compressed(String.join("", damaged).getBytes(UTF_8)))).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'\"version\":1', '\"version\":2', 'format version 2'",
    "'sotto-archive', 'other-archive', 'not an archive'"
  })
  void openShouldSayWhatItWasGiven(String part, String replacement, String message)
      throws IOException {
    String content = new String(uncompressed(), UTF_8).replaceFirst(part, replacement);

    assertThatThrownBy(() -> StorageContents.of(open(compressed(content.getBytes(UTF_8)))))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining(message);
  }

  private byte[] uncompressed() throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      return in.readAllBytes();
    }
  }

  private static byte[] compressed(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static TransferSource open(byte[] bytes) {
    return ArchiveReader.open("a", new ByteArrayInputStream(bytes));
  }

  /// {@return what was read; empty when it was refused}
  private Optional<TransferSummary> read(byte[] bytes) {
    try (TransferSource source = open(bytes)) {
      if (!source.layout().equals(layout())) {
        return Optional.empty();
      }
      return Optional.of(StorageContents.of(source));
    } catch (TransferException e) {
      return Optional.empty();
    }
  }

  private TransferSchema layout() {
    try (TransferSource source = open(archive)) {
      return source.layout();
    }
  }
}
