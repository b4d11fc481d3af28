// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.JsonCodec;
import dev.sotto.api.http.JsonObject;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.stream.MediaProblems;
import dev.sotto.api.media.stream.TusHeaders;
import dev.sotto.api.requester.Requester;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.DataResponse;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.area.MediaArea;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.MediaObjects.Creation;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.StoredFiles;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.PresignedPost;
import io.helidon.http.HeaderNames;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/// Makes room for objects that the caller is going to upload, in one piece or in parts.
public final class MediaUploadRoutes {
  private static final int MAX_PAGE = 100;
  private static final int PAGE = 50;

  private final MediaArea media;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;

  public MediaUploadRoutes(MediaArea media, NativeAuthenticator caller, RequestLimiter guard) {
    this.media = media;
    this.caller = caller;
    this.guard = guard;
  }

  void addTo(RouteTable routes) {
    Resource.at(routes, "/api/media").post(this::create).end();
    Resource.at(routes, "/api/media/uploads")
        .get(this::list)
        .post(this::createInParts)
        .options(exchange -> TusHeaders.tellAbilities(exchange, media.objects().largest()))
        .end();
  }

  private void create(Exchange exchange) {
    AccountId owner = owner(exchange);
    JsonObject json = NativeAuthenticator.json(exchange);
    UploadRequest request = UploadRequest.read(json);
    json.end();
    Creation.Created created =
        room(
            media
                .objects()
                .create(owner, request.content(), request.access(), request.expiresIn()));
    answer(exchange, created);
  }

  /// The extension *creation* of tus.
  private void createInParts(Exchange exchange) {
    AccountId owner = owner(exchange);
    TusHeaders.begin(exchange);
    SignedUrlTransfers streamed =
        media
            .transfers()
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.NOT_FOUND, "this server takes no uploads in parts"));
    UploadRequest request = UploadRequest.ofTus(exchange);
    Creation.Created created =
        streamed.inParts(
            room(
                media
                    .objects()
                    .createForParts(
                        owner, request.content(), request.access(), request.expiresIn())));
    exchange
        .response()
        .headers()
        .set(HeaderNames.LOCATION, Requester.of(exchange).complete(created.url()));
    TusHeaders.tellEnd(exchange, created.object().endsAt());
    answer(exchange, created);
  }

  /// Uploads of the caller that are not whole yet: begun or not.
  private void list(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    String after = exchange.query("after").orElse("").toLowerCase(Locale.ROOT);
    if (!after.isEmpty() && !ObjectKey.isFile(after)) {
      throw ProblemException.invalid("after: expected what the last page has called next");
    }
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, PAGE);
    StoredFiles.Page page = media.files().unfinished(owner, after, limit);
    DataResponse.ok(
        exchange,
        "unfinished uploads",
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("uploads");
          for (MediaObject object : page.objects()) {
            MediaJson.write(json, object);
          }
          json.writeEndArray();
          if (page.next().isEmpty()) {
            json.writeNullField("next");
          } else {
            json.writeStringField("next", page.next());
          }
          json.writeEndObject();
        });
  }

  private AccountId owner(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    guard.check(RateLimits.UPLOAD_PER_ACCOUNT, Long.toString(owner.value()));
    return owner;
  }

  private static Creation.Created room(Creation creation) {
    return switch (creation) {
      case Creation.Created created -> created;
      case Creation.TooLarge(long largest) ->
          throw new ProblemException(Problem.TOO_LARGE, "size: expected at most " + largest);
      case Creation.OverQuota(long quota) -> throw MediaProblems.overQuota(quota);
      case Creation.TooMany(int most) -> throw MediaProblems.tooMany(most);
    };
  }

  private void answer(Exchange exchange, Creation.Created created) {
    MediaObject object = created.object();
    String absolute = Requester.of(exchange).complete(created.url());
    Optional<PresignedPost> form = media.objects().form(created);
    DataResponse.send(
        exchange,
        201,
        "room for the object",
        json -> {
          json.writeStartObject();
          json.writeStringField("key", object.key().text());
          json.writeStringField("contentType", object.content().type().text());
          json.writeStringField("uploadUrl", absolute);
          json.writeStringField("uploadUrlExpiresAt", JsonCodec.time(created.until()));
          if (form.isPresent()) {
            write(json, form.get());
          }
          json.writeStringField("expiresAt", JsonCodec.time(object.expiresAt()));
          json.writeEndObject();
        });
  }

  private static void write(JsonGenerator json, PresignedPost form) throws IOException {
    json.writeObjectFieldStart("uploadForm");
    json.writeStringField("url", form.url().toString());
    json.writeObjectFieldStart("fields");
    for (var field : form.fields().entrySet()) {
      json.writeStringField(field.getKey(), field.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
