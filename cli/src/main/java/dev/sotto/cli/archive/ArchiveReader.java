// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.sotto.core.transfer.HashChain;
import dev.sotto.core.transfer.TableSummary;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.table.TransferSchema;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/// Reads an archive from its beginning to its end, once, and checks every hash in it. For one
/// thread.
public final class ArchiveReader implements TransferSource {
  private final String name;
  private final JsonParser json;
  private final ArchiveHeader header;
  private final HashChain chain = new HashChain();
  private int next;

  private ArchiveReader(String name, JsonParser json, ArchiveHeader header) {
    this.name = name;
    this.json = json;
    this.header = header;
  }

  /// Opens an archive; the answer closes `in`.
  ///
  /// @param name of the file
  /// @throws TransferException when it is none, a damaged or a newer one
  public static ArchiveReader open(String name, InputStream in) {
    try {
      JsonParser json = ArchiveFormat.parser(ArchiveGzipStream.open(in));
      return new ArchiveReader("archive:" + name, json, ArchiveHeader.read(json));
    } catch (IOException e) {
      throw damaged("in its first line", e);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TransferSchema layout() {
    return header.layout();
  }

  @Override
  public long lastMessageId() {
    return header.lastMessageId();
  }

  @Override
  public long count(Table table) {
    return header.rows().get(layout().tables().indexOf(table));
  }

  @Override
  public void read(Table table, Consumer<List<Cell>> rows) {
    if (!layout().tables().get(next).equals(table)) {
      throw new IllegalStateException("tables of an archive are read in order");
    }
    next++;
    long done = 0;
    try {
      begin(table);
      while (json.nextToken() == JsonToken.START_ARRAY) {
        List<Cell> row = RowJson.read(json, table);
        done++;
        if (done > count(table)) {
          throw new DamagedArchiveException("there are more rows than its first line tells");
        }
        chain.add(row);
        rows.accept(row);
      }
      end(table);
      if (next == layout().tables().size()) {
        end();
      }
    } catch (IOException e) {
      throw damaged("in table %s, after %d rows".formatted(table.name(), done), e);
    }
  }

  @Override
  public void close() {
    try {
      json.close();
    } catch (IOException e) {
      throw damaged("at its end", e);
    }
  }

  private void begin(Table table) throws IOException {
    var in = new OrderedJsonReader(json);
    in.open();
    if (!in.text("table").equals(table.name())) {
      throw new DamagedArchiveException("the tables are not in the order of the first line");
    }
    in.close();
    chain.begin(table);
  }

  /// Reads the line behind the rows, whose first token was read.
  private void end(Table table) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new DamagedArchiveException("it is cut short");
    }
    var in = new OrderedJsonReader(json);
    var told = new TableSummary(table.name(), in.number("rows"), in.text("hash"));
    in.close();
    if (!chain.end().equals(told) || told.rows() != count(table)) {
      throw new DamagedArchiveException("the hash or the number of rows is wrong");
    }
  }

  private void end() throws IOException {
    var in = new OrderedJsonReader(json);
    in.open();
    if (!in.text("hash").equals(chain.end(lastMessageId()))) {
      throw new DamagedArchiveException("the hash of everything is wrong");
    }
    in.close();
    if (json.nextToken() != null) {
      throw new DamagedArchiveException("something stands behind its last line");
    }
  }

  private static TransferException damaged(String where, IOException failure) {
    String why =
        switch (failure) {
          case DamagedArchiveException damage -> String.valueOf(damage.getMessage());
          case StreamConstraintsException _ -> "a value is larger than any that is kept";
          default -> "unreadable";
        };
    return new TransferException(
        "the archive is damaged or cut short %s (%s): repeat with an undamaged copy of the same name"
            .formatted(where, why),
        failure);
  }
}
