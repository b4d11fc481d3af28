// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.http.Resource;
import dev.sotto.api.http.RouteTable;
import dev.sotto.api.media.form.FileTypes;
import dev.sotto.api.media.stream.ObjectResponse;
import dev.sotto.api.surface.RequestLimiter;
import dev.sotto.api.wire.NativeAuthenticator;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.limit.RateLimits;
import dev.sotto.core.media.MediaObjects;
import dev.sotto.core.media.StoredFiles;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// Files that are there: the caller's own, and those that others let them read.
final class FileRoutes {
  private static final int MAX_PAGE = 100;
  private static final int PAGE = 50;
  private static final Pattern ID =
      Pattern.compile(
          "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

  private final StoredFiles files;
  private final NativeAuthenticator caller;
  private final RequestLimiter guard;
  private final LongConsumer meter;

  /// @param meter is told how many bytes have gone
  FileRoutes(
      StoredFiles files, NativeAuthenticator caller, RequestLimiter guard, LongConsumer meter) {
    this.files = files;
    this.caller = caller;
    this.guard = guard;
    this.meter = meter;
  }

  void addTo(RouteTable routes, String path, ErrorResponder failures) {
    Resource.at(routes, path, failures).get(this::list).end();
    String file = path + "/{id}";
    Resource.at(routes, file, failures).get(this::give).delete(this::delete).end();
    Resource.at(routes, file + "/delete", failures).post(this::delete).end();
  }

  private void list(Exchange exchange) {
    AccountId owner = caller.device(exchange).account();
    String after = exchange.query("after").orElse("").toLowerCase(Locale.ROOT);
    if (!after.isEmpty() && !ID.matcher(after).matches()) {
      throw ProblemException.invalid("after: expected the id of a file");
    }
    int limit = (int) exchange.queryNumber("limit", 1, MAX_PAGE, PAGE);
    StoredFiles.Page page = files.own(owner, after, limit);
    List<FileJson> own = page.objects().stream().map(object -> new FileJson(object, "")).toList();
    FilesResponse.send(
        exchange,
        200,
        "files, in the order of their ids",
        json -> {
          json.writeFieldName("data");
          FilesResponse.array(own).write(json);
          json.writeFieldName("next");
          if (page.next().isEmpty()) {
            json.writeNull();
          } else {
            json.writeString(page.next());
          }
        });
  }

  private void give(Exchange exchange) {
    AccountId reader = caller.device(exchange).account();
    guard.check(RateLimits.DOWNLOAD_PER_ACCOUNT, Long.toString(reader.value()));
    if (exchange.isForHead()) {
      answer(reader, files.look(reader, id(exchange)).orElseThrow(FileRoutes::unknown))
          .describe(exchange);
      return;
    }
    MediaObject object =
        switch (files.open(reader, id(exchange))) {
          case MediaObjects.Download.Ready ready -> ready.object();
          case MediaObjects.Download.NotFound _, MediaObjects.Download.Refused _ -> throw unknown();
          case MediaObjects.Download.Unscanned _ -> throw ProblemException.notScanned();
        };
    try {
      answer(reader, object).give(exchange, from -> files.read(object, from), meter);
    } catch (NoSuchObject e) {
      throw unknown();
    }
  }

  private static ObjectResponse answer(AccountId reader, MediaObject object) {
    return new ObjectResponse(
        reader,
        FileTypes.given(object.content().type()).text(),
        "attachment; filename=\"" + FileJson.name(object) + '"',
        object.content().size().bytes());
  }

  private void delete(Exchange exchange) {
    if (!files.remove(caller.device(exchange).account(), id(exchange))) {
      throw unknown();
    }
    FilesResponse.send(exchange, 200, "file deleted", json -> json.writeNullField("data"));
  }

  private static UUID id(Exchange exchange) {
    String id = exchange.pathParameter("id");
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
    return UUID.fromString(id);
  }

  /// The same for files that there are not and files of others: ids are not to be tried.
  private static ProblemException unknown() {
    return new ProblemException(Problem.NOT_FOUND, "there is no such file for this account");
  }
}
