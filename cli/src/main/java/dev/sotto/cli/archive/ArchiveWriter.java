// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.core.transfer.HashingTableReader;
import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferProgress;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.TransferSummary;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/// Writes an archive. The same content makes the same bytes: the header of gzip holds no time and
/// no name.
public final class ArchiveWriter {
  private static final int BUFFER_BYTES = 64 * 1024;

  private ArchiveWriter() {}

  /// Writes everything in `source` to `target`, and leaves that open. {@return what was written}
  ///
  /// @throws UncheckedIOException when `target` does not take it
  public static TransferSummary write(
      TransferSource source, OutputStream target, TransferProgress progress) {
    try {
      var gzip = new GZIPOutputStream(target, BUFFER_BYTES);
      TransferSummary summary;
      try (JsonGenerator out = ArchiveFormat.generator(gzip)) {
        summary = write(source, out, progress);
        out.writeRaw('\n');
      }
      gzip.finish();
      target.flush();
      return summary;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static TransferSummary write(
      TransferSource source, JsonGenerator out, TransferProgress progress) throws IOException {
    ArchiveHeader.of(source).write(out);
    var reading = new HashingTableReader(source, progress, TransferProgress.Phase.COPY);
    for (Table table : source.layout().tables()) {
      out.writeStartObject();
      out.writeStringField("table", table.name());
      out.writeEndObject();
      TableSummary tally = reading.next(table, row -> write(out, row));
      out.writeStartObject();
      out.writeNumberField("rows", tally.rows());
      out.writeStringField("hash", tally.hash());
      out.writeEndObject();
    }
    TransferSummary summary = reading.end(source.lastMessageId());
    out.writeStartObject();
    out.writeStringField("hash", summary.hash());
    out.writeEndObject();
    return summary;
  }

  private static void write(JsonGenerator out, List<Cell> row) {
    try {
      RowJson.write(out, row);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static UncheckedIOException failed(IOException failure) {
    return new UncheckedIOException(
        "the archive cannot be written; make room, or choose another place", failure);
  }
}
