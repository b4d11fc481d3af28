// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media.stream;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.core.account.AccountId;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.LongConsumer;

/// Answers with an object, all of it or one range, as a file that nothing interprets.
///
/// @param account that reads it, or whose it is
/// @param contentType as the client is told
/// @param disposition the header `Content-Disposition`: to be saved and not shown
/// @param size in bytes
public record ObjectResponse(AccountId account, String contentType, String disposition, long size) {
  /// Says how large the object is.
  public void describe(Exchange exchange) {
    setHeaders(exchange.response(), size);
    exchange.answerEmpty(200);
  }

  /// Gives what the client asks for.
  ///
  /// @param meter is told how many bytes go
  /// @throws NoSuchObject when the bytes are not there
  public void give(Exchange exchange, Source source, LongConsumer meter) throws NoSuchObject {
    // Without a validator there is nothing that `If-Range` could be equal to.
    String range =
        exchange.header("If-Range").isPresent() ? "" : exchange.header("Range").orElse("");
    var headers = exchange.response().headers();
    switch (ByteRange.of(range, size)) {
      case ByteRange.Whole _ -> {
        exchange.response().status(Status.OK_200);
        exchange.transfer(account);
        send(exchange.response(), source, new ByteRange.Part(0, size, size), meter);
      }
      case ByteRange.Part part -> {
        long last = part.from() + part.count() - 1;
        exchange.transfer(account);
        headers.set(HeaderNames.CONTENT_RANGE, "bytes %d-%d/%d".formatted(part.from(), last, size));
        exchange.response().status(Status.PARTIAL_CONTENT_206);
        send(exchange.response(), source, part, meter);
      }
      case ByteRange.Beyond _ -> {
        headers.set(HeaderNames.CONTENT_RANGE, "bytes */%d".formatted(size));
        throw new ProblemException(
            Problem.RANGE_NOT_SATISFIABLE, "the object has %d bytes".formatted(size));
      }
    }
  }

  private void send(ServerResponse response, Source source, ByteRange.Part part, LongConsumer meter)
      throws NoSuchObject {
    try (InputStream bytes = source.read(part.from())) {
      setHeaders(response, part.count());
      BodyWriter.send(bytes, part.count(), response, meter);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A browser that opens the URL saves a file and shows nothing.
  private void setHeaders(ServerResponse response, long length) {
    var headers = response.headers();
    headers.contentLength(length);
    headers.set(HeaderNames.CONTENT_TYPE, contentType);
    headers.set(HeaderNames.CONTENT_DISPOSITION, disposition);
    headers.set(HeaderNames.ACCEPT_RANGES, "bytes");
    headers.set(HeaderNames.CACHE_CONTROL, "private");
  }

  /// The source of the bytes.
  @FunctionalInterface
  public interface Source {
    /// {@return those from `from` on}
    InputStream read(long from) throws NoSuchObject;
  }
}
