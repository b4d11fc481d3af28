// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sotto.core.message.MessageBody;
import dev.sotto.core.transfer.table.Cell;
import dev.sotto.core.transfer.table.CellType;
import dev.sotto.core.transfer.table.Column;
import dev.sotto.core.transfer.table.Table;
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
  /// @throws DamagedArchiveException when it does not fit the columns
  static List<Cell> read(JsonParser in, Table table) throws IOException {
    var row = new ArrayList<Cell>(table.columns().size());
    for (Column column : table.columns()) {
      row.add(cell(in, in.nextToken(), column.type(), mostBytes(table, column)));
    }
    if (in.nextToken() != JsonToken.END_ARRAY) {
      throw new DamagedArchiveException("a row has too many values");
    }
    return row;
  }

  /// {@return what the domain allows at most: nothing but the body of a message is large}
  private static int mostBytes(Table table, Column column) {
    boolean isBody = table.name().equals("message") && column.name().equals("body");
    return isBody ? MessageBody.MAX_BYTES : ArchiveFormat.MAX_TEXT;
  }

  private static Cell cell(JsonParser in, JsonToken token, CellType type, int mostBytes)
      throws IOException {
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
      throw new DamagedArchiveException("a value is not of the type of its column");
    }
    return switch (type) {
      case TEXT -> new Cell.Text(in.getText());
      case BYTES -> new Cell.Bytes(bytes(in, mostBytes));
      case WHOLE -> new Cell.Whole(in.getLongValue());
      case MOMENT -> new Cell.Moment(in.getLongValue());
      case FLAG -> new Cell.Flag(in.getBooleanValue());
    };
  }

  /// Piece by piece: the base64 of them is never in memory as a whole.
  private static byte[] bytes(JsonParser in, int most) throws IOException {
    var out = new BoundedOutputStream(most);
    try {
      int _ = in.readBinaryValue(out);
      return out.taken();
    } catch (IllegalArgumentException e) {
      throw new DamagedArchiveException("bytes are not base64");
    }
  }
}
