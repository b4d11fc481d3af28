// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.PresignedStore;
import java.net.URI;
import java.time.Instant;

/// What clients of a [PresignedStore] do in most tests.
final class PresignedUploads {
  static final MediaType JPEG = new MediaType("image/jpeg");

  private PresignedUploads() {}

  static Instant soon() {
    return Instant.now().plusSeconds(60);
  }

  /// Uploads a text and accepts it.
  static void accepted(PresignedStore store, ObjectKey key, String text) {
    uploaded(store, key, text);
    assertThat(store.accept(key, ObjectSize.exactly(text.length()))).hasValue(text.length());
  }

  /// Uploads a text, and no more.
  static void uploaded(PresignedStore store, ObjectKey key, String text) {
    URI url = store.uploadUrl(key, JPEG, ObjectSize.exactly(text.length()), soon());
    assertThat(SignedUrlClient.put(url, JPEG.text(), bytes(text))).isEqualTo(200);
  }

  /// {@return what a client downloads}
  static String downloaded(PresignedStore store, ObjectKey key) {
    var answer = SignedUrlClient.get(store.downloadUrl(key, soon()));
    assertThat(answer.statusCode()).isEqualTo(200);
    return new String(answer.body(), UTF_8);
  }

  static void assertRefused(int status) {
    assertThat(status).isBetween(400, 499);
  }

  static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
