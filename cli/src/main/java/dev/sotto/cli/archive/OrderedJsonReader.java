// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.archive;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/// Reads objects whose fields come in a fixed order.
record OrderedJsonReader(JsonParser json) {
  void open() throws IOException {
    expect(JsonToken.START_OBJECT);
  }

  void close() throws IOException {
    expect(JsonToken.END_OBJECT);
  }

  void openArray(String name) throws IOException {
    name(name);
    expect(JsonToken.START_ARRAY);
  }

  void openObject(String name) throws IOException {
    name(name);
    expect(JsonToken.START_OBJECT);
  }

  String text(String name) throws IOException {
    name(name);
    expect(JsonToken.VALUE_STRING);
    return json.getText();
  }

  long number(String name) throws IOException {
    name(name);
    expect(JsonToken.VALUE_NUMBER_INT);
    return json.getLongValue();
  }

  /// @throws DamagedArchiveException when the number is less than `least` or larger than an `int`
  int count(String name, int least) throws IOException {
    long found = number(name);
    if (found < least || found > Integer.MAX_VALUE) {
      throw new DamagedArchiveException("%s is out of range".formatted(name));
    }
    return (int) found;
  }

  private void name(String name) throws IOException {
    if (json.nextToken() != JsonToken.FIELD_NAME || !json.currentName().equals(name)) {
      throw new DamagedArchiveException("%s is missing".formatted(name));
    }
  }

  private void expect(JsonToken token) throws IOException {
    if (json.nextToken() != token) {
      throw new DamagedArchiveException("a line is not as expected");
    }
  }
}
