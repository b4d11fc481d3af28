// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.files;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.FailureAnswer;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.Routes;
import dev.sotto.api.media.ClientBytes;
import dev.sotto.api.media.Reception;
import dev.sotto.api.surface.Edge;
import dev.sotto.api.surface.Guard;
import dev.sotto.api.surface.RefusedMedia;
import dev.sotto.api.wire.NativeCaller;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.FileUploads.Receipt;
import dev.sotto.core.media.MediaServices;
import dev.sotto.core.media.object.MediaObject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Takes files out of forms.
final class UploadRoute {
  private final MediaServices media;
  private final NativeCaller caller;
  private final Guard guard;
  private final Reception reception;
  private final Spool spool = new Spool(Spool.CAPACITY);

  UploadRoute(Edge edge, NativeCaller caller, Guard guard) {
    this.media = edge.sotto().media();
    this.caller = caller;
    this.guard = guard;
    this.reception = new Reception(media.bytes().disk(), edge.metrics()::uploaded);
  }

  void addTo(Routes routes, String path, FailureAnswer failures) {
    Resource.at(routes, path, failures).post(this::upload).end();
  }

  private void upload(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    String type = exchange.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw Refused.invalid("Content-Type: expected multipart/form-data with a boundary");
    }
    ClientBytes.take(
        exchange,
        owner,
        reception,
        bytes -> {
          try {
            upload(exchange, owner, new MultipartBody.Source(type, bytes));
          } catch (Refused e) {
            exchange.passOverBody();
            throw e;
          }
          return owner;
        });
  }

  private void upload(Exchange exchange, AccountId owner, MultipartBody.Source body)
      throws IOException {
    long largest = Math.min(FilesSurface.LARGEST_FILE, media.media().largest());
    String subject = Long.toString(owner.value());
    try (UploadedForm form =
        FormReader.read(
            body,
            spool.of(exchange.sharer().forAccount(owner.value())),
            largest,
            () -> {
              guard.check(RateLimits.UPLOAD_PER_ACCOUNT, subject);
              exchange.transfer(owner);
            })) {
      List<UploadedFile> files = form.files();
      if (files.isEmpty()) {
        throw Refused.invalid("files: missing");
      }
      List<MediaObject> objects =
          kept(
              media
                  .bytes()
                  .received()
                  .keep(
                      owner,
                      List.copyOf(files),
                      UploadTerms.ending(form),
                      UploadTerms.purpose(form)));
      answer(
          exchange,
          IntStream.range(0, objects.size())
              .mapToObj(i -> new FileJson(objects.get(i), files.get(i).name()))
              .toList());
    }
  }

  private static List<MediaObject> kept(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Kept(var objects) -> objects;
      case Receipt.TooLarge(long largest) ->
          throw Refused.invalid("files: expected at most %d bytes a file".formatted(largest));
      case Receipt.OverQuota(long quota) -> throw RefusedMedia.overQuota(quota);
      case Receipt.Refused(var object) -> throw RefusedMedia.toOwner(object);
      case Receipt.Unscanned _ -> throw Refused.unavailable();
      case Receipt.NoSuchMessage _ ->
          throw new Refused(Problem.NOT_FOUND, "there is no such message of this account");
      case Receipt.WrongEnd(var longest) ->
          throw Refused.invalid(
              "expiresAt: expected in the future, within %d days".formatted(longest.toDays()));
    };
  }

  private static void answer(Exchange exchange, List<FileJson> files) {
    FilesAnswer.send(
        exchange,
        201,
        files.size() == 1 ? "file uploaded" : "files uploaded",
        json -> {
          json.writeFieldName("data");
          if (files.size() == 1) {
            files.getFirst().write(json);
          } else {
            FilesAnswer.array(files).write(json);
          }
          json.writeFieldName("files");
          FilesAnswer.array(files).write(json);
        });
  }
}
