// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sotto.core.transfer.Cell;
import dev.sotto.core.transfer.CellType;
import dev.sotto.core.transfer.Column;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A row as a JSON array: texts as they are, numbers and times as numbers, bytes in base64.
final class RowJson {
  private RowJson() {}

  static void write(JsonGenerator out, List<Cell> row) throws IOException {
    out.writeStartArray();
    for (Cell cell : row) {
      switch (cell) {
        case Cell.Missing _ -> out.writeNull();
        case Cell.Text(String value) -> out.writeString(value);
        case Cell.Whole(long value) -> out.writeNumber(value);
        case Cell.Bytes(byte[] value) -> out.writeBinary(value);
        case Cell.Moment(long millis) -> out.writeNumber(millis);
        case Cell.Flag(boolean value) -> out.writeBoolean(value);
      }
    }
    out.writeEndArray();
  }

  /// {@return the row whose opening bracket was read}
  ///
  /// @throws Damage when it does not fit the columns
  static List<Cell> read(JsonParser in, List<Column> columns) throws IOException {
    var row = new ArrayList<Cell>(columns.size());
    for (Column column : columns) {
      row.add(cell(in, in.nextToken(), column.type()));
    }
    if (in.nextToken() != JsonToken.END_ARRAY) {
      throw new Damage("a row has too many values");
    }
    return row;
  }

  private static Cell cell(JsonParser in, JsonToken token, CellType type) throws IOException {
    if (token == JsonToken.VALUE_NULL) {
      return new Cell.Missing();
    }
    JsonToken expected =
        switch (type) {
          case TEXT, BYTES -> JsonToken.VALUE_STRING;
          case WHOLE, MOMENT -> JsonToken.VALUE_NUMBER_INT;
          case FLAG -> token == JsonToken.VALUE_TRUE ? token : JsonToken.VALUE_FALSE;
        };
    if (token != expected) {
      throw new Damage("a value is not of the type of its column");
    }
    return switch (type) {
      case TEXT -> new Cell.Text(in.getText());
      case BYTES -> new Cell.Bytes(in.getBinaryValue());
      case WHOLE -> new Cell.Whole(in.getLongValue());
      case MOMENT -> new Cell.Moment(in.getLongValue());
      case FLAG -> new Cell.Flag(in.getBooleanValue());
    };
  }
}
