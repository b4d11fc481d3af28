// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.testkit.transfer.StorageContents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers of the first line are those that it holds, and no others that look the same in fewer
/// bits.
final class ArchiveNumbersTest {
  @ParameterizedTest
  @CsvSource({
    "'\"schema\":7', '\"schema\":4294967303', 'schema is out of range'",
    "'\"schema\":7', '\"schema\":-1', 'schema is out of range'",
    "'\"schema\":7', '\"schema\":99999999999999999999', 'unreadable'",
    "'\"schema\":7', '\"schema\":7.0', 'a line is not as expected'",
    "'\"key\":1', '\"key\":4294967297', 'key is out of range'",
    "'\"key\":1', '\"key\":0', 'key is out of range'",
    "'\"rows\":2', '\"rows\":-1', 'rows is out of range'",
    "'\"rows\":2', '\"rows\":1', 'more rows than its first line tells'",
    "'AAEC', 'A{EC', 'bytes are not base64'"
  })
  void numberShouldBeExact(String part, String replacement, String message) throws IOException {
    String content = content();
    assertThat(content).contains(part);
    byte[] archive = compressed(content.replace(part, replacement));

    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining(message);
  }

  private static void read(byte[] archive) {
    try (TransferSource source = ArchiveReader.open("a", new ByteArrayInputStream(archive))) {
      var _ = StorageContents.of(source);
    }
  }

  private static String content() throws IOException {
    var out = new ByteArrayOutputStream();
    var _ = ArchiveWriter.write(new TwoTableSource(), out, TransferProgress.NONE);
    try (var in = new GZIPInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static byte[] compressed(String content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content.getBytes(UTF_8));
    }
    return out.toByteArray();
  }
}
