// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sotto.core.bound.Bound;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.LongConsumer;

/// Writes and reads JSON without reflection. Safe for use by many threads.
public final class JsonCodec {
  private static final int MAX_STRING = 11 * 1024 * 1024;

  /// Buffers of this many readers and writers of JSON are kept for the next ones, by whichever
  /// thread: threads here are young, and each would begin with new ones. Only carriers read and
  /// write at once. Each takes about 20 KB, and some 200 KB after a very long text.
  private static final int BUFFERS = 16;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .recyclerPool(JsonRecyclerPools.newBoundedPool(BUFFERS))
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Bound.JSON_DEPTH.most())
                  .maxTokenCount(Bound.JSON_NODES.most())
                  .maxStringLength(MAX_STRING)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .build();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(FACTORY)
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonCodec() {}

  static ObjectMapper mapper() {
    return MAPPER;
  }

  /// {@return the value in `text`, whatever it is; a missing node for no text}
  ///
  /// @throws ProblemException when it is not JSON
  public static JsonNode tree(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw ProblemException.invalid("not valid JSON");
    }
  }

  /// {@return what `shape` writes, as UTF-8}
  public static byte[] bytes(Shape shape) {
    return held(shape, _ -> {}).toByteArray();
  }

  /// {@return what `shape` writes, as UTF-8}
  ///
  /// @param memory is told of what more than a little needs, and may refuse it
  static ResponseBuffer held(Shape shape, LongConsumer memory) {
    var out = new ResponseBuffer(memory);
    try {
      write(out, shape);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out;
  }

  /// Writes what `shape` writes, as UTF-8, and closes `out`.
  public static void write(OutputStream out, Shape shape) throws IOException {
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      shape.write(generator);
    }
  }

  /// {@return what `shape` writes}
  public static String text(Shape shape) {
    var out = new StringWriter(256);
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      shape.write(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /// {@return ISO 8601 in UTC with milliseconds, as `2026-11-21T02:11:19.314Z`}
  public static String time(Instant instant) {
    return TimestampText.of(instant);
  }

  /// Writes one JSON value.
  @FunctionalInterface
  public interface Shape {
    void write(JsonGenerator json) throws IOException;
  }
}
