// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.api.media;

import dev.sotto.api.http.Exchange;
import dev.sotto.api.media.stream.ObjectResponse;
import dev.sotto.core.media.SignedUrlTransfers;
import dev.sotto.core.media.object.MediaObject;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import java.util.function.LongConsumer;

/// Gives the bytes of objects, all of them or one range.
final class MediaDownloads {
  private final SignedUrlTransfers media;
  private final LongConsumer meter;

  /// @param meter is told how many bytes have gone
  MediaDownloads(SignedUrlTransfers media, LongConsumer meter) {
    this.media = media;
    this.meter = meter;
  }

  /// Says how large an object is.
  void describe(Exchange exchange, ObjectKey key, String query) {
    answer(SignedUrlProblems.object(media.find(key, query))).describe(exchange);
  }

  void give(Exchange exchange, ObjectKey key, String query) {
    MediaObject object = SignedUrlProblems.object(media.find(key, query));
    try {
      answer(object).give(exchange, from -> media.read(object, from), meter);
    } catch (NoSuchObject e) {
      throw SignedUrlProblems.gone();
    }
  }

  private static ObjectResponse answer(MediaObject object) {
    return new ObjectResponse(
        object.owner(), "application/octet-stream", "attachment", object.content().size().bytes());
  }
}
