// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.rest;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Refused;
import dev.sotto.api.surface.Tus;
import dev.sotto.core.media.Access;
import dev.sotto.core.media.Content;
import dev.sotto.core.media.MediaType;
import dev.sotto.core.media.ObjectSize;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// An object that a client wants to upload.
///
/// @param expiresIn [Duration#ZERO] for as long as possible
record UploadRequest(Content content, Access access, Duration expiresIn) {
  private static final long MAX_SIZE = 1L << 50;
  private static final long MAX_SECONDS = Duration.ofDays(36_500).toSeconds();

  /// {@return the request in the fields `contentType`, `size`, `expiresIn` and `viewOnce`}
  static UploadRequest read(JsonObject json) {
    String type = json.text("contentType");
    long size = json.integer("size", 1, MAX_SIZE);
    long seconds = json.optionalInteger("expiresIn", 1, MAX_SECONDS).orElse(0);
    return of("contentType", type, size, seconds, json.flag("viewOnce"));
  }

  /// {@return the request in the headers `Upload-Length` and `Upload-Metadata`, with `filetype`,
  /// `expiresIn` and `viewOnce` in the metadata}
  static UploadRequest ofTus(Exchange exchange) {
    long size = Tus.number(exchange, Tus.UPLOAD_LENGTH);
    if (size < 1) {
      throw Refused.invalid("Upload-Length: expected 1 or more");
    }
    Map<String, String> metadata = metadata(exchange.header("Upload-Metadata").orElse(""));
    String seconds = metadata.getOrDefault("expiresIn", "0");
    if (!seconds.matches("[0-9]{1,10}")) {
      throw Refused.invalid("expiresIn: expected seconds");
    }
    return of(
        "filetype",
        metadata.getOrDefault("filetype", MediaType.BYTES.text()),
        size,
        Math.min(Long.parseLong(seconds), MAX_SECONDS),
        metadata.getOrDefault("viewOnce", "").equals("true"));
  }

  private static UploadRequest of(
      String field, String type, long size, long seconds, boolean viewOnce) {
    if (!MediaType.isValid(type)) {
      throw Refused.invalid(field + ": expected type/subtype in lower case");
    }
    var viewing = viewOnce ? Access.Viewing.ONCE : Access.Viewing.ANY;
    return new UploadRequest(
        new Content(new MediaType(type), ObjectSize.exactly(size)),
        new Access(Access.Audience.RECIPIENTS, viewing),
        Duration.ofSeconds(seconds));
  }

  /// Pairs of a key and a value in base64, with commas; a key may have no value.
  private static Map<String, String> metadata(String header) {
    var metadata = new HashMap<String, String>();
    for (String pair : header.split(",", -1)) {
      String[] parts = pair.strip().split(" ", 2);
      metadata.put(parts[0], parts.length == 1 ? "" : decoded(parts[1]));
    }
    return metadata;
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw Refused.invalid("Upload-Metadata: expected base64 (RFC 4648 §4)");
    }
  }
}
