// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import java.util.List;

/// Every answer that is not a failure: `{"success": true, "message": "…", "data": …}`.
final class FilesResponse {
  private FilesResponse() {}

  /// @param more writes further fields, `data` the first
  static void send(Exchange exchange, int status, String message, JsonCodec.Shape more) {
    exchange.answer(
        status,
        json -> {
          json.writeStartObject();
          json.writeBooleanField("success", true);
          json.writeStringField("message", message);
          more.write(json);
          json.writeEndObject();
        });
  }

  /// {@return an array of files}
  static JsonCodec.Shape array(List<FileJson> files) {
    return json -> {
      json.writeStartArray();
      for (FileJson file : files) {
        file.write(json);
      }
      json.writeEndArray();
    };
  }
}
