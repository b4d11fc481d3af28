// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.media.stream.TusHeaders;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import java.time.Duration;

/// An object that a client wants to upload.
///
/// @param expiresIn [Duration#ZERO] for as long as possible
record UploadRequest(ObjectMetadata content, ObjectAccess access, Duration expiresIn) {
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
    long size = TusHeaders.number(exchange, TusHeaders.UPLOAD_LENGTH);
    if (size < 1) {
      throw ProblemException.invalid("Upload-Length: expected 1 or more");
    }
    TusMetadata metadata = TusMetadata.read(exchange.header("Upload-Metadata").orElse(""));
    return of(
        "filetype",
        metadata.text("filetype").orElse(MediaType.BYTES.text()),
        size,
        metadata.number("expiresIn", MAX_SECONDS),
        metadata.flag("viewOnce"));
  }

  private static UploadRequest of(
      String field, String type, long size, long seconds, boolean viewOnce) {
    MediaType named =
        MediaType.named(type)
            .orElseThrow(
                () -> ProblemException.invalid(field + ": expected a media type, as image/jpeg"));
    var viewing = viewOnce ? ObjectAccess.Viewing.ONCE : ObjectAccess.Viewing.ANY;
    return new UploadRequest(
        new ObjectMetadata(named, ObjectSize.exactly(size)),
        new ObjectAccess(ObjectAccess.Audience.RECIPIENTS, viewing),
        Duration.ofSeconds(seconds));
  }
}
