// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.surface.RefusedMedia;
import dev.sotto.api.surface.Tus;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.SignedUrlTransfers.Found;
import dev.sotto.core.media.SignedUrlTransfers.Taken;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import io.helidon.http.HeaderNames;
import java.util.Optional;

/// Takes objects that come in parts ([tus 1.0](https://tus.io/protocols/resumable-upload), core
/// protocol). What has come before a connection broke is kept.
final class ResumableUploads {
  private final SignedUrlTransfers media;
  private final long largest;
  private final Reception reception;

  /// @param largest how many bytes an object may have
  ResumableUploads(SignedUrlTransfers media, long largest, Reception reception) {
    this.media = media;
    this.largest = largest;
    this.reception = reception;
  }

  void tellAbilities(Exchange exchange) {
    Tus.tellAbilities(exchange, largest);
  }

  /// Says how far an upload has come.
  void tellState(Exchange exchange, ObjectKey key, String query) {
    Tus.begin(exchange);
    Taken.Part state = state(key, query);
    var headers = exchange.response().headers();
    headers.set(Tus.UPLOAD_OFFSET, Long.toString(state.received()));
    headers.set(Tus.UPLOAD_LENGTH, Long.toString(state.size()));
    Tus.tellEnd(exchange, state.until());
    exchange.answerEmpty(200);
  }

  /// Ends an upload (the extension *termination*).
  void end(Exchange exchange, ObjectKey key, String query) {
    Tus.begin(exchange);
    Optional<Found> other = media.drop(key, query);
    if (other.isPresent()) {
      throw Lookup.refusal(other.get());
    }
    exchange.answerEmpty(204);
  }

  /// Takes the next part.
  void take(Exchange exchange, ObjectKey key, String query) {
    Tus.begin(exchange);
    String type = exchange.header("Content-Type").orElse("");
    if (MediaType.named(type).filter(named -> named.text().equals(Tus.PART)).isEmpty()) {
      throw new Refused(Problem.UNSUPPORTED_MEDIA_TYPE, "Content-Type: expected " + Tus.PART);
    }
    long offset = Tus.number(exchange, Tus.UPLOAD_OFFSET);
    long length = Uploads.length(exchange);
    Taken.Part state = state(key, query);
    if (offset == state.received() && length > state.size() - offset) {
      throw Uploads.wrongLength(ObjectSize.exactly(state.size()), Long.MAX_VALUE);
    }
    answer(
        exchange,
        ClientBytes.take(
            exchange, key.owner(), reception, bytes -> media.append(key, query, offset, bytes)));
  }

  private Taken.Part state(ObjectKey key, String query) {
    Taken taken = media.received(key, query);
    return switch (taken) {
      case Taken.Part part -> part;
      case Taken.Refused(var found) -> throw Lookup.refusal(found);
      case Taken.Whole _,
          Taken.Elsewhere _,
          Taken.NoRoom _,
          Taken.WrongLength _,
          Taken.Rejected _ ->
          throw new IllegalStateException("the state of an upload is a number of bytes");
    };
  }

  private static void answer(Exchange exchange, Taken taken) {
    switch (taken) {
      case Taken.Part(long received, _, var until) -> {
        Tus.tellEnd(exchange, until);
        answer(exchange, received);
      }
      case Taken.NoRoom(long quota) -> throw RefusedMedia.overQuota(quota);
      case Taken.Whole(var object) -> answer(exchange, object.content().size().bytes());
      case Taken.Elsewhere(long received) -> {
        exchange.response().headers().set(Tus.UPLOAD_OFFSET, Long.toString(received));
        throw new Refused(
            Problem.WRONG_OFFSET, "the next part begins at byte %d".formatted(received));
      }
      case Taken.Rejected(var object) -> throw RefusedMedia.toOwner(object);
      case Taken.WrongLength(var declared) -> throw Uploads.wrongLength(declared, Long.MAX_VALUE);
      case Taken.Refused(var found) -> throw Lookup.refusal(found);
    }
  }

  private static void answer(Exchange exchange, long received) {
    exchange.response().headers().set(Tus.UPLOAD_OFFSET, Long.toString(received));
    exchange.response().headers().remove(HeaderNames.CONTENT_TYPE);
    exchange.answerEmpty(204);
  }
}
