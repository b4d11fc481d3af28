// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.media.stream.MediaProblems;
import dev.sotto.api.media.stream.TusHeaders;
import dev.sotto.api.media.stream.UploadBody;
import dev.sotto.api.media.stream.UploadMonitor;
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
  private final UploadMonitor reception;

  /// @param largest how many bytes an object may have
  ResumableUploads(SignedUrlTransfers media, long largest, UploadMonitor reception) {
    this.media = media;
    this.largest = largest;
    this.reception = reception;
  }

  void tellAbilities(Exchange exchange) {
    TusHeaders.tellAbilities(exchange, largest);
  }

  /// Says how far an upload has come.
  void tellState(Exchange exchange, ObjectKey key, String query) {
    TusHeaders.begin(exchange);
    Taken.Part state = state(key, query);
    var headers = exchange.response().headers();
    headers.set(TusHeaders.UPLOAD_OFFSET, Long.toString(state.received()));
    headers.set(TusHeaders.UPLOAD_LENGTH, Long.toString(state.size()));
    TusHeaders.tellEnd(exchange, state.until());
    exchange.answerEmpty(200);
  }

  /// Ends an upload (the extension *termination*).
  void end(Exchange exchange, ObjectKey key, String query) {
    TusHeaders.begin(exchange);
    Optional<Found> other = media.drop(key, query);
    if (other.isPresent()) {
      throw SignedUrlProblems.refusal(other.get());
    }
    exchange.answerEmpty(204);
  }

  /// Takes the next part.
  void take(Exchange exchange, ObjectKey key, String query) {
    TusHeaders.begin(exchange);
    String type = exchange.header("Content-Type").orElse("");
    if (MediaType.named(type).filter(named -> named.text().equals(TusHeaders.PART)).isEmpty()) {
      throw new ProblemException(
          Problem.UNSUPPORTED_MEDIA_TYPE, "Content-Type: expected " + TusHeaders.PART);
    }
    long offset = TusHeaders.number(exchange, TusHeaders.UPLOAD_OFFSET);
    long length = SimpleUploads.length(exchange);
    Taken.Part state = state(key, query);
    if (offset == state.received() && length > state.size() - offset) {
      throw SimpleUploads.wrongLength(ObjectSize.exactly(state.size()), Long.MAX_VALUE);
    }
    answer(
        exchange,
        UploadBody.take(
            exchange, key.owner(), reception, bytes -> media.append(key, query, offset, bytes)));
  }

  private Taken.Part state(ObjectKey key, String query) {
    Taken taken = media.received(key, query);
    return switch (taken) {
      case Taken.Part part -> part;
      case Taken.Refused(var found) -> throw SignedUrlProblems.refusal(found);
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
        TusHeaders.tellEnd(exchange, until);
        answer(exchange, received);
      }
      case Taken.NoRoom(long quota) -> throw MediaProblems.overQuota(quota);
      case Taken.Whole(var object) -> answer(exchange, object.content().size().bytes());
      case Taken.Elsewhere(long received) -> {
        exchange.response().headers().set(TusHeaders.UPLOAD_OFFSET, Long.toString(received));
        throw new ProblemException(
            Problem.WRONG_OFFSET, "the next part begins at byte %d".formatted(received));
      }
      case Taken.Rejected(var object) -> throw MediaProblems.toOwner(object);
      case Taken.WrongLength(var declared) ->
          throw SimpleUploads.wrongLength(declared, Long.MAX_VALUE);
      case Taken.Refused(var found) -> throw SignedUrlProblems.refusal(found);
    }
  }

  private static void answer(Exchange exchange, long received) {
    exchange.response().headers().set(TusHeaders.UPLOAD_OFFSET, Long.toString(received));
    exchange.response().headers().remove(HeaderNames.CONTENT_TYPE);
    exchange.answerEmpty(204);
  }
}
