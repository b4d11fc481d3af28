// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.testkit.transfer.StorageContents;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Archives that hold far more than they weigh: each has a part that never ends.
final class ArchiveBombTest {
  private static final String HEAD =
      "{'format':'sotto-archive','version':1,'schema':12,'lastMessageId':1,'tables':[";

  /// What may be read of one before it is refused; each would go on for ever. Most of it is read
  /// ahead: what fills 64 KiB of compressed bytes.
  private static final int MOST = 32 << 20;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {'format':'                                                        | x          | larger
          {'                                                                 | x          | damaged
          HEAD{'name':'                                                      | x          | larger
          HEAD                                                               | TABLE,     | more tables
          HEAD{'name':'a','rows':0,'key':1,'columns':{                       | 'a':'text',| more tables
          HEAD{'name':'a','rows':0,'key':1                                   | 1          | damaged
          HEADTABLE]}{'table':'a'}[1,'                                       | x          | larger
          HEADTABLE]}{'table':'a'}[1,'x','                                   | eHh4       | larger
          HEADTABLE]}{'table':'a'}[1,                                        | [          | damaged
          HEADTABLE]}{'table':'a'}                                           | [1,'x','eA==']| more rows
          """)
  void partWithoutAnEndShouldBeDamage(String beginning, String part, String message) {
    var endless = new Endless(text(beginning), text(part));
    InputStream archive =
        new SequenceInputStream(
            new ByteArrayInputStream(
                new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff}),
            new DeflaterInputStream(endless, new Deflater(1, true)));

    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(TransferException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining(message);
    assertThat(endless.taken).isLessThan(MOST);
  }

  private static void read(InputStream archive) {
    try (TransferSource source = ArchiveReader.open("a", archive)) {
      var _ = StorageContents.of(source);
    }
  }

  private static byte[] text(String template) {
    return template
        .strip()
        .replace("HEAD", HEAD)
        .replace(
            "TABLE", "{'name':'a','rows':1,'key':1,'columns':{'a':'whole','b':'text','c':'bytes'}}")
        .replace('\'', '"')
        .getBytes(US_ASCII);
  }

  /// A beginning, and then one part again and again.
  private static final class Endless extends InputStream {
    private final byte[] beginning;
    private final byte[] part;
    private long taken;

    Endless(byte[] beginning, byte[] part) {
      this.beginning = beginning;
      this.part = part;
    }

    @Override
    public int read() {
      long at = taken++;
      return at < beginning.length
          ? beginning[(int) at]
          : part[(int) ((at - beginning.length) % part.length)];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
