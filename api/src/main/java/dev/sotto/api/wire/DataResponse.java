// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import java.io.IOException;
import java.util.List;

/// Every answer that is not a failure: `{"data": …, "message": "…"}`.
public final class DataResponse {
  private DataResponse() {}

  /// Answers 200.
  public static void ok(Exchange exchange, String message, JsonCodec.Shape data) {
    send(exchange, 200, message, data);
  }

  /// Answers 200 with null.
  public static void done(Exchange exchange, String message) {
    send(exchange, 200, message, JsonGenerator::writeNull);
  }

  public static void send(Exchange exchange, int status, String message, JsonCodec.Shape data) {
    exchange.answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeFieldName("data");
          data.write(json);
          json.writeStringField("message", message);
          json.writeEndObject();
        });
  }

  /// {@return an array of what `each` writes of the items}
  public static <T> JsonCodec.Shape array(List<T> items, Item<T> each) {
    return json -> {
      json.writeStartArray();
      for (T item : items) {
        each.write(json, item);
      }
      json.writeEndArray();
    };
  }

  /// Writes one item as one JSON value.
  @FunctionalInterface
  public interface Item<T> {
    void write(JsonGenerator json, T item) throws IOException;
  }
}
