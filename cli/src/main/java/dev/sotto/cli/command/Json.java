// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.command;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Prints JSON for scripts.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /// Prints one object on one line.
  static void print(PrintWriter target, Content content) {
    write(
        target,
        out -> {
          out.writeStartObject();
          content.writeTo(out);
          out.writeEndObject();
        });
  }

  /// Prints one array on one line.
  static void printArray(PrintWriter target, Content content) {
    write(
        target,
        out -> {
          out.writeStartArray();
          content.writeTo(out);
          out.writeEndArray();
        });
  }

  /// Prints one object on one line while it is made: it may be larger than memory, and it ends in
  /// the middle when `content` fails.
  static void stream(PrintWriter target, Content content) {
    try (JsonGenerator out = FACTORY.createGenerator(target)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      out.writeStartObject();
      content.writeTo(out);
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not fail", e);
    }
    target.println();
  }

  private static void write(PrintWriter target, Content content) {
    var text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(text)) {
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a string writer does not fail", e);
    }
    target.println(text);
  }

  /// What stands between the brackets.
  interface Content {
    void writeTo(JsonGenerator out) throws IOException;
  }
}
