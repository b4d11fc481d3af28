// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import java.util.Set;

/// Links for uploading and downloading media. This server keeps no media: requests that make sense
/// are answered with 503, which the client shows as a failed transfer.
final class MediaRoutes {
  private static final int MAX_BODY = 16 * 1024;
  private static final Set<String> TYPES =
      Set.of(
          "image/jpeg",
          "image/png",
          "image/webp",
          "video/mp4",
          "video/webm",
          "audio/aac",
          "audio/mp4",
          "audio/mpeg");

  void addTo(FoxTrotRoutes routes) {
    routes.secured("POST", "/media/upload-url", (exchange, _) -> upload(exchange));
    routes.secured("POST", "/media/download-url", (exchange, _) -> download(exchange));
  }

  private static void upload(Exchange exchange) {
    boolean valid = TYPES.contains(field(exchange, "contentType"));
    answer(exchange, valid, "Invalid or missing contentType");
  }

  private static void download(Exchange exchange) {
    String key = field(exchange, "objectKey");
    boolean valid = key.startsWith("media/") && !key.contains("..") && !key.contains("//");
    answer(exchange, valid, "Invalid or missing objectKey");
  }

  private static void answer(Exchange exchange, boolean valid, String complaint) {
    if (valid) {
      Answers.message(exchange, 503, "This server keeps no media");
    } else {
      Answers.message(exchange, 400, complaint);
    }
  }

  private static String field(Exchange exchange, String name) {
    byte[] bytes = exchange.body(MAX_BODY);
    if (bytes.length == 0) {
      return "";
    }
    var value = JsonObject.parse(bytes).any(name);
    return value.isTextual() ? value.textValue() : "";
  }
}
