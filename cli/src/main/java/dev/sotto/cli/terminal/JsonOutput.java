// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.cli.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// Prints JSON for scripts.
public final class JsonOutput {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonOutput() {}

  /// Prints one object, which is small, on one line.
  public static void print(PrintWriter target, Content content) {
    var text = new StringWriter();
    stream(new PrintWriter(text), content);
    target.print(text);
    target.flush();
  }

  /// Prints one array on one line while it is made: it may be larger than memory, and it ends in
  /// the middle when `content` fails.
  public static void streamArray(PrintWriter target, Content content) {
    write(
        target,
        out -> {
          out.writeStartArray();
          content.writeTo(out);
          out.writeEndArray();
        });
  }

  /// As [#streamArray], an object.
  public static void stream(PrintWriter target, Content content) {
    write(
        target,
        out -> {
          out.writeStartObject();
          content.writeTo(out);
          out.writeEndObject();
        });
  }

  private static void write(PrintWriter target, Content content) {
    try (JsonGenerator out = FACTORY.createGenerator(target)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      content.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException("a print writer does not fail", e);
    }
    target.println();
  }

  /// The content between the brackets.
  public interface Content {
    void writeTo(JsonGenerator out) throws IOException;
  }
}
