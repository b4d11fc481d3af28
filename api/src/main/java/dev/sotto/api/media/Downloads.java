// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.core.media.MediaObject;
import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.ObjectStore.NoSuchObject;
import dev.sotto.core.media.StreamedMedia;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.LongConsumer;

/// Gives the bytes of objects, all of them or one range.
final class Downloads {
  private final StreamedMedia media;
  private final LongConsumer meter;

  /// @param meter is told how many bytes have gone
  Downloads(StreamedMedia media, LongConsumer meter) {
    this.media = media;
    this.meter = meter;
  }

  /// Says how large an object is.
  void describe(Exchange exchange, ObjectKey key, Map<String, String> parameters) {
    MediaObject object = Lookup.object(media.find(key, parameters));
    setHeaders(exchange.response(), object.content().size().bytes());
    exchange.answerEmpty(200);
  }

  void give(Exchange exchange, ObjectKey key, Map<String, String> parameters) {
    MediaObject object = Lookup.object(media.find(key, parameters));
    // Without a validator there is nothing that `If-Range` could be equal to.
    String range =
        exchange.header("If-Range").isPresent() ? "" : exchange.header("Range").orElse("");
    var headers = exchange.response().headers();
    switch (ByteRange.of(range, object.content().size().bytes())) {
      case ByteRange.Whole(long size) -> send(exchange, 200, object, 0, size);
      case ByteRange.Part(long from, long count, long size) -> {
        headers.set(
            HeaderNames.CONTENT_RANGE, "bytes %d-%d/%d".formatted(from, from + count - 1, size));
        send(exchange, 206, object, from, count);
      }
      case ByteRange.Beyond(long size) -> {
        headers.set(HeaderNames.CONTENT_RANGE, "bytes */%d".formatted(size));
        throw new Refused(Problem.RANGE_NOT_SATISFIABLE, "the object has %d bytes".formatted(size));
      }
    }
  }

  private void send(Exchange exchange, int status, MediaObject object, long from, long count) {
    try (InputStream bytes = media.read(object, from)) {
      ServerResponse response = exchange.response().status(Status.create(status));
      setHeaders(response, count);
      ClientSink.send(bytes, count, response, meter);
    } catch (NoSuchObject e) {
      throw Lookup.gone();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A browser that opens the URL saves a file and shows nothing.
  private static void setHeaders(ServerResponse response, long length) {
    var headers = response.headers();
    headers.contentLength(length);
    headers.set(HeaderNames.CONTENT_TYPE, "application/octet-stream");
    headers.set(HeaderNames.CONTENT_DISPOSITION, "attachment");
    headers.set(HeaderNames.ACCEPT_RANGES, "bytes");
    headers.set(HeaderNames.CACHE_CONTROL, "private");
  }
}
