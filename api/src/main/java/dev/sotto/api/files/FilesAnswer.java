// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.files;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Json;
import java.util.List;

/// Every answer that is not a failure: `{"success": true, "message": "…", "data": …}`.
final class FilesAnswer {
  private FilesAnswer() {}

  /// @param more writes further fields, `data` the first
  static void send(Exchange exchange, int status, String message, Json.Shape more) {
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
  static Json.Shape array(List<FileJson> files) {
    return json -> {
      json.writeStartArray();
      for (FileJson file : files) {
        file.write(json);
      }
      json.writeEndArray();
    };
  }
}
