// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.foxtrot;

import dev.sotto.api.foxtrot.wire.FoxTrotAuthentication;
import dev.sotto.api.foxtrot.wire.FoxTrotJson;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.requester.Requester;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.MediaObjects.Creation;
import dev.sotto.core.media.MediaObjects.Download;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectAccess;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectMetadata;
import dev.sotto.core.media.object.ObjectSize;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Links for uploading and downloading media. Clients name objects in the ciphertext only and say
/// no size, so that whoever the owner has written to may read, and room is taken when the bytes
/// come.
final class FoxTrotMediaRoutes {
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
  private static final ObjectAccess ACCESS =
      new ObjectAccess(ObjectAccess.Audience.CORRESPONDENTS, ObjectAccess.Viewing.ANY);

  private final MediaObjects media;
  private final RequestLimiter guard;

  FoxTrotMediaRoutes(MediaObjects media, RequestLimiter guard) {
    this.media = media;
    this.guard = guard;
  }

  void addTo(FoxTrotRouter routes) {
    routes.secured("POST", "/media/upload-url", this::upload);
    routes.secured("POST", "/media/download-url", this::download);
  }

  private void upload(Exchange exchange, FoxTrotAuthentication.Known caller) {
    Optional<MediaType> type =
        MediaType.named(field(exchange, "contentType"))
            .filter(named -> TYPES.contains(named.text()));
    if (type.isEmpty()) {
      FoxTrotJson.message(exchange, 400, "Invalid or missing contentType");
      return;
    }
    AccountId owner = caller.account();
    guard.check(RateLimits.UPLOAD_PER_ACCOUNT, Long.toString(owner.value()));
    var content = new ObjectMetadata(type.get(), ObjectSize.upTo(media.largest()));
    switch (media.createOpaque(owner, content, ACCESS, Duration.ZERO)) {
      case Creation.Created created -> {
        String url = Requester.of(exchange).complete(created.url());
        exchange.answer(
            200,
            json -> {
              json.writeStartObject();
              json.writeStringField("uploadUrl", url);
              json.writeStringField("objectKey", created.object().key().text());
              json.writeEndObject();
            });
      }
      case Creation.TooLarge _, Creation.OverQuota _ ->
          FoxTrotJson.message(exchange, 413, "Your media take too much; delete some");
      case Creation.TooMany _ ->
          FoxTrotJson.message(
              exchange, 413, "Too many uploads have not begun; try again in a while");
    }
  }

  private void download(Exchange exchange, FoxTrotAuthentication.Known caller) {
    String key = field(exchange, "objectKey");
    if (!key.startsWith("media/") || key.contains("..") || key.contains("//")) {
      FoxTrotJson.message(exchange, 400, "Invalid or missing objectKey");
      return;
    }
    AccountId reader = caller.account();
    guard.check(RateLimits.DOWNLOAD_PER_ACCOUNT, Long.toString(reader.value()));
    Download download =
        ObjectKey.isValid(key)
            ? media.download(reader, new ObjectKey(key))
            : new Download.NotFound();
    switch (download) {
      case Download.Ready ready -> answer(exchange, ready);
      case Download.NotFound _, Download.Refused _ ->
          FoxTrotJson.message(exchange, 404, "There is no such media");
      case Download.Unscanned _ -> throw ProblemException.notScanned();
    }
  }

  private void answer(Exchange exchange, Download.Ready download) {
    String url = Requester.of(exchange).complete(download.url());
    exchange.answer(
        200,
        json -> {
          json.writeStartObject();
          json.writeStringField("downloadUrl", url);
          json.writeEndObject();
        });
  }

  private static String field(Exchange exchange, String name) {
    byte[] bytes = exchange.jsonBytes(MAX_BODY);
    if (bytes.length == 0) {
      return "";
    }
    var value = JsonObject.parse(bytes).any(name);
    return value.isTextual() ? value.textValue() : "";
  }
}
