// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.http.Problem;
import dev.sotto.api.http.ProblemException;
import dev.sotto.api.media.stream.MediaProblems;
import dev.sotto.api.media.stream.UploadBody;
import dev.sotto.api.media.stream.UploadMonitor;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.SignedUrlTransfers.Taken;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;

/// Takes objects that come in one piece.
final class SimpleUploads {
  private final SignedUrlTransfers media;
  private final UploadMonitor reception;

  SimpleUploads(SignedUrlTransfers media, UploadMonitor reception) {
    this.media = media;
    this.reception = reception;
  }

  void take(Exchange exchange, ObjectKey key, String query) {
    long length = length(exchange);
    Taken taken =
        UploadBody.take(
            exchange, key.owner(), reception, bytes -> media.put(key, query, length, bytes));
    switch (taken) {
      case Taken.Whole _ -> exchange.answerEmpty(201);
      case Taken.WrongLength(var declared) -> throw wrongLength(declared, length);
      case Taken.NoRoom(long quota) -> throw MediaProblems.overQuota(quota);
      case Taken.Rejected(var object) -> throw MediaProblems.toOwner(object);
      case Taken.Refused(var found) -> throw SignedUrlProblems.refusal(found);
      case Taken.Part _, Taken.Elsewhere _ ->
          throw new IllegalStateException("an upload in one piece has no parts");
    }
  }

  /// {@return how long the body is said to be}
  ///
  /// @throws ProblemException when the client does not say it
  static long length(Exchange exchange) {
    return exchange
        .contentLength()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.LENGTH_REQUIRED, "Content-Length: missing; say it first"));
  }

  static ProblemException wrongLength(ObjectSize declared, long length) {
    String expected =
        "expected %s %d bytes".formatted(declared.exact() ? "just" : "at most", declared.bytes());
    return length > declared.bytes()
        ? new ProblemException(Problem.TOO_LARGE, expected)
        : ProblemException.invalid(expected);
  }
}
