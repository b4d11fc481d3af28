// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.EndpointHandler;
import dev.sotto.api.http.ErrorResponder;
import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.media.SignedUrls;
import dev.sotto.core.media.object.ObjectKey;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// Leads requests to signed URLs to what serves their method. Path and query are compared as the
/// client has written them: what is written in another way names nothing.
final class SignedUrlRoutes implements Handler {
  private final MediaDownloads downloads;
  private final SimpleUploads uploads;
  private final ResumableUploads resumable;
  private final Handler guarded;

  SignedUrlRoutes(
      MediaDownloads downloads,
      SimpleUploads uploads,
      ResumableUploads resumable,
      ErrorResponder failures) {
    this.downloads = downloads;
    this.uploads = uploads;
    this.resumable = resumable;
    this.guarded = new EndpointHandler(this::serve, failures);
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) throws Exception {
    if (request.path().rawPath().startsWith(SignedUrlSurface.PREFIX)) {
      guarded.handle(request, response);
    } else {
      response.next();
    }
  }

  private void serve(Exchange exchange) {
    String name = exchange.request().path().rawPath().substring(1);
    if (!ObjectKey.isValid(name)) {
      throw new ProblemException(Problem.NOT_FOUND, "there is nothing at this path");
    }
    var key = new ObjectKey(name);
    String query = exchange.request().query().rawValue();
    String method = exchange.request().prologue().method().text();
    switch (method) {
      case "GET" -> downloads.give(exchange, key, query);
      case "HEAD" -> {
        // The one method that both kinds of URL know.
        if (SignedUrls.isFor(SignedUrls.Method.PATCH, query)) {
          resumable.tellState(exchange, key, query);
        } else {
          downloads.describe(exchange, key, query);
        }
      }
      case "PUT" -> uploads.take(exchange, key, query);
      case "PATCH" -> resumable.take(exchange, key, query);
      case "DELETE" -> resumable.end(exchange, key, query);
      case "OPTIONS" -> resumable.tellAbilities(exchange);
      default -> {
        exchange
            .response()
            .headers()
            .set(HeaderNames.ALLOW, "DELETE, GET, HEAD, OPTIONS, PATCH, PUT");
        throw new ProblemException(Problem.METHOD_NOT_ALLOWED, Problem.METHOD_NOT_ALLOWED.title());
      }
    }
  }
}
