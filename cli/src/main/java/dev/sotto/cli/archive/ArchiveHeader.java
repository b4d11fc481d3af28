// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sotto.core.transfer.TransferSource;
import dev.sotto.core.transfer.table.CellType;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
import dev.sotto.core.transfer.table.TransferException;
import dev.sotto.core.transfer.table.TransferSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The first line of an archive.
///
/// @param rows how many each table has, in the order of the layout
record ArchiveHeader(TransferSchema layout, long lastMessageId, List<Long> rows) {
  static ArchiveHeader of(TransferSource source) {
    List<Long> rows = source.layout().tables().stream().map(source::count).toList();
    return new ArchiveHeader(source.layout(), source.lastMessageId(), rows);
  }

  void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("format", ArchiveFormat.NAME);
    out.writeNumberField("version", ArchiveFormat.VERSION);
    out.writeNumberField("schema", layout.version());
    out.writeNumberField("lastMessageId", lastMessageId);
    out.writeArrayFieldStart("tables");
    for (int i = 0; i < rows.size(); i++) {
      write(out, layout.tables().get(i), rows.get(i));
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, Table table, long rows) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", table.name());
    out.writeNumberField("rows", rows);
    out.writeNumberField("key", table.keyLength());
    out.writeObjectFieldStart("columns");
    for (Column column : table.columns()) {
      out.writeStringField(column.name(), column.type().name().toLowerCase(Locale.ROOT));
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  /// @throws TransferException when it is no archive, or a newer one
  static ArchiveHeader read(JsonParser json) throws IOException {
    var in = new OrderedJsonReader(json);
    in.open();
    if (!in.text("format").equals(ArchiveFormat.NAME)) {
      throw new DamagedArchiveException("it is not an archive of Sotto");
    }
    long version = in.number("version");
    if (version != ArchiveFormat.VERSION) {
      throw new TransferException(
          "the archive has format version %d, this program knows version %d: use the program that wrote it, or a later one"
              .formatted(version, ArchiveFormat.VERSION));
    }
    int schema = in.count("schema", 1);
    long lastMessageId = in.number("lastMessageId");
    var tables = new ArrayList<Table>();
    var rows = new ArrayList<Long>();
    in.openArray("tables");
    while (json.nextToken() == JsonToken.START_OBJECT) {
      requireRoom(tables);
      String name = in.text("name");
      rows.add(rows(in));
      int key = in.count("key", 1);
      tables.add(table(name, key, columns(in, json)));
      in.close();
    }
    in.close();
    return new ArchiveHeader(new TransferSchema(schema, tables), lastMessageId, rows);
  }

  private static long rows(OrderedJsonReader in) throws IOException {
    long rows = in.number("rows");
    if (rows < 0) {
      throw new DamagedArchiveException("rows is out of range");
    }
    return rows;
  }

  private static void requireRoom(List<?> parts) throws IOException {
    if (parts.size() == ArchiveFormat.MAX_PARTS) {
      throw new DamagedArchiveException("it describes more tables or columns than there can be");
    }
  }

  private static List<Column> columns(OrderedJsonReader in, JsonParser json) throws IOException {
    var columns = new ArrayList<Column>();
    in.openObject("columns");
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      requireRoom(columns);
      columns.add(new Column(json.currentName(), type(json.nextTextValue())));
    }
    return columns;
  }

  private static Table table(String name, int key, List<Column> columns) throws IOException {
    try {
      return new Table(name, key, columns);
    } catch (IllegalArgumentException e) {
      throw new DamagedArchiveException("it describes a table that cannot be");
    }
  }

  private static CellType type(String name) throws IOException {
    for (CellType type : CellType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
        return type;
      }
    }
    throw new DamagedArchiveException("it describes a column of an unknown type");
  }
}
