// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/// Archives: whatever comes is read, or told to be damaged. What does not begin as a compressed
/// file is compressed first, so that the lines are reached.
public final class ArchiveFuzz {
  private ArchiveFuzz() {}

  /// Called for each input.
  public static void fuzzerTestOneInput(byte[] input) throws IOException {
    byte[] file = input.length > 1 && input[0] == 0x1f ? input : compressed(input);
    try (var archive = ArchiveReader.open("fuzz", new ByteArrayInputStream(file))) {
      for (Table table : archive.layout().tables()) {
        archive.read(table, _ -> {});
      }
    } catch (TransferException e) {
      // As it should be.
    }
  }

  private static byte[] compressed(byte[] lines) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(lines);
    }
    return out.toByteArray();
  }
}
