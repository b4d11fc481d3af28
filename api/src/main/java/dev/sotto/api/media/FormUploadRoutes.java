// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.form.FileUploadOptions;
import dev.sotto.api.media.form.FormReader;
import dev.sotto.api.media.form.MultipartParser;
import dev.sotto.api.media.form.UploadSpool;
import dev.sotto.api.media.form.UploadedFile;
import dev.sotto.api.media.form.UploadedForm;
import dev.sotto.api.media.stream.MediaProblems;
import dev.sotto.api.media.stream.UploadBody;
import dev.sotto.api.media.stream.UploadMonitor;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.area.MediaArea;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.FileUploads.Receipt;
import dev.sotto.core.media.object.MediaObject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/// Takes files out of forms.
final class FormUploadRoutes {
  private final MediaArea media;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;
  private final UploadMonitor reception;
  private final UploadSpool spool = new UploadSpool(UploadSpool.CAPACITY);

  /// @param uploaded told how many bytes have come
  FormUploadRoutes(
      MediaArea media, NativeAuthenticator caller, RequestLimiter guard, LongConsumer uploaded) {
    this.media = media;
    this.caller = caller;
    this.guard = guard;
    this.reception = new UploadMonitor(media.disk(), uploaded);
  }

  void addTo(RouteTable routes, String path, ErrorResponder failures) {
    Resource.at(routes, path, failures).post(this::upload).end();
  }

  private void upload(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    String type = exchange.header("Content-Type").orElse("");
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
      throw ProblemException.invalid("Content-Type: expected multipart/form-data with a boundary");
    }
    UploadBody.take(
        exchange,
        owner,
        reception,
        bytes -> {
          try {
            upload(exchange, owner, new MultipartParser.Source(type, bytes));
          } catch (ProblemException e) {
            exchange.passOverBody();
            throw e;
          }
          return owner;
        });
  }

  private void upload(Exchange exchange, AccountId owner, MultipartParser.Source body)
      throws IOException {
    long largest = Math.min(FilesSurface.LARGEST_FILE, media.objects().largest());
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
        throw ProblemException.invalid("files: missing");
      }
      List<MediaObject> objects =
          kept(
              media
                  .uploads()
                  .keep(
                      owner,
                      List.copyOf(files),
                      FileUploadOptions.ending(form),
                      FileUploadOptions.purpose(form)));
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
          throw ProblemException.invalid(
              "files: expected at most %d bytes a file".formatted(largest));
      case Receipt.OverQuota(long quota) -> throw MediaProblems.overQuota(quota);
      case Receipt.Refused(var object) -> throw MediaProblems.toOwner(object);
      case Receipt.Unscanned _ -> throw ProblemException.unavailable();
      case Receipt.NoSuchMessage _ ->
          throw new ProblemException(Problem.NOT_FOUND, "there is no such message of this account");
      case Receipt.WrongEnd(var longest) ->
          throw ProblemException.invalid(
              "expiresAt: expected in the future, within %d days".formatted(longest.toDays()));
    };
  }

  private static void answer(Exchange exchange, List<FileJson> files) {
    FilesResponse.send(
        exchange,
        201,
        files.size() == 1 ? "file uploaded" : "files uploaded",
        json -> {
          json.writeFieldName("data");
          if (files.size() == 1) {
            files.getFirst().write(json);
          } else {
            FilesResponse.array(files).write(json);
          }
          json.writeFieldName("files");
          FilesResponse.array(files).write(json);
        });
  }
}
