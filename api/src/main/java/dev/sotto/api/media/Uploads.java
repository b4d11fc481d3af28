// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.Refused;
import dev.sotto.api.surface.RefusedMedia;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.SignedUrlTransfers.Taken;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;

/// Takes objects that come in one piece.
final class Uploads {
  private final SignedUrlTransfers media;
  private final Reception reception;

  Uploads(SignedUrlTransfers media, Reception reception) {
    this.media = media;
    this.reception = reception;
  }

  void take(Exchange exchange, ObjectKey key, String query) {
    long length = length(exchange);
    Taken taken =
        ClientBytes.take(
            exchange, key.owner(), reception, bytes -> media.put(key, query, length, bytes));
    switch (taken) {
      case Taken.Whole _ -> exchange.answerEmpty(201);
      case Taken.WrongLength(var declared) -> throw wrongLength(declared, length);
      case Taken.NoRoom(long quota) -> throw RefusedMedia.overQuota(quota);
      case Taken.Rejected(var object) -> throw RefusedMedia.toOwner(object);
      case Taken.Refused(var found) -> throw Lookup.refusal(found);
      case Taken.Part _, Taken.Elsewhere _ ->
          throw new IllegalStateException("an upload in one piece has no parts");
    }
  }

  /// {@return how long the body is said to be}
  ///
  /// @throws Refused when the client does not say it
  static long length(Exchange exchange) {
    return exchange
        .contentLength()
        .orElseThrow(
            () -> new Refused(Problem.LENGTH_REQUIRED, "Content-Length: missing; say it first"));
  }

  static Refused wrongLength(ObjectSize declared, long length) {
    String expected =
        "expected %s %d bytes".formatted(declared.exact() ? "just" : "at most", declared.bytes());
    return length > declared.bytes()
        ? new Refused(Problem.TOO_LARGE, expected)
        : Refused.invalid(expected);
  }
}
