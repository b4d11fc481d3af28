// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.stream.MediaProblems;
import dev.sotto.api.requester.Requester;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.UploadOutcome;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.MediaUsage;
import dev.sotto.core.media.object.ObjectKey;

/// Objects of the caller, and where others' are downloaded. The path of an object is `/api/` and
/// its key.
public final class MediaRoutes {
  private static final String OBJECT = "/api/media/{owner}/{file}";

  private final MediaObjects media;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;
  private final MediaUploadRoutes uploads;

  public MediaRoutes(
      MediaObjects media,
      NativeAuthenticator caller,
      RequestLimiter guard,
      MediaUploadRoutes uploads) {
    this.media = media;
    this.caller = caller;
    this.guard = guard;
    this.uploads = uploads;
  }

  public void addTo(RouteTable routes) {
    uploads.addTo(routes);
    Resource.at(routes, "/api/media/usage").get(this::usage).end();
    Resource.at(routes, OBJECT).get(this::read).delete(this::delete).end();
    Resource.at(routes, OBJECT + "/complete").post(this::complete).end();
    Resource.at(routes, OBJECT + "/download-url").post(this::download).end();
  }

  private void usage(Exchange exchange) {
    MediaUsage usage = media.usage(account(exchange));
    DataResponse.ok(
        exchange,
        "what the account's media take",
        json -> {
          json.writeStartObject();
          json.writeNumberField("objects", usage.objects());
          json.writeNumberField("bytes", usage.bytes());
          json.writeNumberField("quota", media.quota());
          json.writeNumberField("largest", media.largest());
          json.writeEndObject();
        });
  }

  private void read(Exchange exchange) {
    MediaObject object =
        media.find(account(exchange), key(exchange)).orElseThrow(MediaRoutes::unknown);
    DataResponse.ok(exchange, "object", json -> MediaJson.write(json, object));
  }

  private void delete(Exchange exchange) {
    if (!media.remove(account(exchange), key(exchange))) {
      throw unknown();
    }
    DataResponse.done(exchange, "object deleted");
  }

  private void complete(Exchange exchange) {
    switch (media.complete(account(exchange), key(exchange))) {
      case UploadOutcome.Stored(var object) ->
          DataResponse.ok(exchange, "object complete", json -> MediaJson.write(json, object));
      case UploadOutcome.Unscanned(var object) ->
          DataResponse.ok(
              exchange,
              "object complete, but not scanned yet",
              json -> MediaJson.write(json, object));
      case UploadOutcome.Refused(var object) -> throw MediaProblems.toOwner(object);
      case UploadOutcome.NotFound _ -> throw unknown();
      case UploadOutcome.NotUploaded _ ->
          throw new ProblemException(
              Problem.NOT_UPLOADED, "the bytes of the object are not there yet");
      case UploadOutcome.NoRoom(long quota) -> throw MediaProblems.overQuota(quota);
      case UploadOutcome.WrongSize(var declared, long actual) ->
          throw new ProblemException(
              Problem.WRONG_SIZE,
              "declared were %d bytes, uploaded %d; the object is gone"
                  .formatted(declared.bytes(), actual));
    }
  }

  private void download(Exchange exchange) {
    AccountId reader = account(exchange);
    guard.check(RateLimits.DOWNLOAD_PER_ACCOUNT, Long.toString(reader.value()));
    switch (media.download(reader, key(exchange))) {
      case MediaObjects.Download.Ready ready -> answer(exchange, ready);
      case MediaObjects.Download.NotFound _ -> throw unknown();
      case MediaObjects.Download.Refused _ -> throw MediaProblems.toReader();
      case MediaObjects.Download.Unscanned _ -> throw ProblemException.notScanned();
    }
  }

  private void answer(Exchange exchange, MediaObjects.Download.Ready download) {
    String url = Requester.of(exchange).complete(download.url());
    DataResponse.ok(
        exchange,
        "where the object is",
        json -> {
          json.writeStartObject();
          json.writeStringField("downloadUrl", url);
          json.writeStringField("downloadUrlExpiresAt", JsonCodec.time(download.until()));
          json.writeStringField("contentType", download.object().content().type().text());
          json.writeNumberField("size", download.object().content().size().bytes());
          json.writeEndObject();
        });
  }

  private AccountId account(Exchange exchange) {
    return caller.device(exchange).account();
  }

  private static ObjectKey key(Exchange exchange) {
    String key =
        "media/%s/%s".formatted(exchange.pathParameter("owner"), exchange.pathParameter("file"));
    if (!ObjectKey.isValid(key)) {
      throw unknown();
    }
    return new ObjectKey(key);
  }

  private static ProblemException unknown() {
    return new ProblemException(Problem.NOT_FOUND, "there is no such object for this account");
  }
}
