// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.media.PresignedUploads.JPEG;
import static dev.sotto.testkit.media.PresignedUploads.accepted;
import static dev.sotto.testkit.media.PresignedUploads.assertRefused;
import static dev.sotto.testkit.media.PresignedUploads.bytes;
import static dev.sotto.testkit.media.PresignedUploads.downloaded;
import static dev.sotto.testkit.media.PresignedUploads.soon;
import static dev.sotto.testkit.media.PresignedUploads.uploaded;
import static dev.sotto.testkit.media.TestBytes.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.ObjectStore.NoSuchObject;
import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.testkit.Concurrently;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// How a [PresignedStore] makes objects of uploads: a part of [PresignedStoreContract].
public interface UploadAcceptanceContract {
  /// {@return the store under test: empty at the start of a test, and the same one all through it}
  PresignedStore store();

  @Test
  default void acceptShouldMakeAnObjectOfAnUpload() {
    uploaded(store(), key(1), "hello");
    assertNoObject(key(1));

    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);

    assertThat(store().size(key(1))).hasValue(5);
    assertThat(store().page("", 10)).hasSize(1);
    assertThat(text(key(1))).isEqualTo("hello");
    var download = SignedUrlClient.get(store().downloadUrl(key(1), soon()));
    assertThat(download.body()).isEqualTo(bytes("hello"));
    assertThat(download.headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @Test
  default void acceptShouldTellThatNothingHasCome() {
    uploaded(store(), key(1), "hello");

    assertThat(store().accept(key(2), ObjectSize.exactly(5))).isEmpty();

    assertNoObject(key(2));
  }

  @Test
  default void acceptShouldTellASizeThatIsNotAllowed() {
    uploaded(store(), key(1), "hello");

    assertThat(store().accept(key(1), ObjectSize.exactly(6))).hasValue(5);
    assertThat(store().accept(key(1), ObjectSize.upTo(4))).hasValue(5);

    assertNoObject(key(1));
    assertThat(store().delete(key(1))).isTrue();
    assertThat(store().accept(key(1), ObjectSize.exactly(5))).isEmpty();
  }

  @Test
  default void acceptShouldKeepTheObjectWhateverIsUploadedLater() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());
    accepted(store(), key(1), "first");

    for (String other : List.of("other", "third")) {
      SignedUrlClient.put(upload, "image/jpeg", bytes(other));
      assertThat(downloaded(store(), key(1))).isEqualTo("first");

      assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);
      assertThat(downloaded(store(), key(1))).isEqualTo("first");
      assertThat(text(key(1))).isEqualTo("first");
    }
    SignedUrlClient.post(
        store().uploadForm(key(1), JPEG, ObjectSize.exactly(5), soon()), bytes("forms"));
    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);
    assertThat(downloaded(store(), key(1))).isEqualTo("first");
  }

  @Test
  default void acceptShouldTellTheSizeOfAnObjectThatIsThere() throws Exception {
    store().write(key(1), JPEG, 5, TestBytes.stream("hello"));
    uploaded(store(), key(1), "longer");

    assertThat(store().accept(key(1), ObjectSize.exactly(6))).hasValue(5);
    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);

    assertThat(text(key(1))).isEqualTo("hello");
  }

  @Test
  default void uploadUrlsShouldNotReachObjectsNorDownloadUrlsUploads() {
    uploaded(store(), key(1), "waits");
    accepted(store(), key(2), "hello");
    URI upload = store().uploadUrl(key(2), JPEG, ObjectSize.exactly(5), soon());
    URI waiting = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());

    URI object = store().downloadUrl(key(2), soon());
    URI crossed = withQueryOf(upload, object);
    assertThat(crossed).isNotEqualTo(upload);

    assertRefused(SignedUrlClient.put(crossed, "image/jpeg", bytes("other")));
    assertRefused(
        SignedUrlClient.get(withQueryOf(store().downloadUrl(key(1), soon()), waiting))
            .statusCode());
    assertThat(downloaded(store(), key(2))).isEqualTo("hello");
  }

  @Test
  default void deleteShouldForgetUploadsToo() {
    uploaded(store(), key(1), "first");
    accepted(store(), key(2), "hello");
    uploaded(store(), key(2), "other");

    assertThat(store().delete(key(1))).isTrue();
    assertThat(store().delete(key(2))).isTrue();

    for (ObjectKey key : List.of(key(1), key(2))) {
      assertThat(store().accept(key, ObjectSize.exactly(5))).isEmpty();
      assertThat(store().delete(key)).isFalse();
      assertNoObject(key);
    }
  }

  /// Many rounds, because each may miss the moment.
  @Test
  default void acceptShouldNeverSpeakOfOtherBytesWhileTheUploadIsReplaced() {
    for (int round = 1; round <= 5; round++) {
      ObjectKey key = key(round);
      URI upload = store().uploadUrl(key, JPEG, ObjectSize.upTo(10), soon());
      List<String> seen =
          Concurrently.call(8, number -> number < 3 ? replaced(upload, number) : tried(key));

      OptionalLong size = store().accept(key, ObjectSize.upTo(5));
      if (store().size(key).isEmpty()) {
        assertThat(size.orElse(0)).isNotEqualTo(5);
        continue;
      }
      assertThat(size).hasValue(5);
      assertThat(seen).filteredOn(text -> !text.isEmpty()).containsOnly(text(key));
    }
  }

  /// {@return nothing, after some uploads, of which some are too long}
  private static String replaced(URI upload, int number) {
    for (int i = 0; i < 10; i++) {
      String text = i % 4 == 3 ? "longer" : "%d-by%d".formatted(i, number);
      SignedUrlClient.put(upload, "image/jpeg", bytes(text));
    }
    return "";
  }

  /// {@return what the object is, once there is one}
  private String tried(ObjectKey key) {
    for (int i = 0; i < 10; i++) {
      if (store().accept(key, ObjectSize.upTo(5)).equals(OptionalLong.of(5))) {
        return text(key);
      }
    }
    return "";
  }

  private void assertNoObject(ObjectKey key) {
    assertThat(store().size(key)).isEmpty();
    assertThat(store().page("", 10)).noneMatch(stored -> stored.name().contains(key.text()));
    assertThatThrownBy(() -> store().read(key, 0)).isInstanceOf(NoSuchObject.class);
    assertThat(SignedUrlClient.get(store().downloadUrl(key, soon())).statusCode()).isEqualTo(404);
  }

  private String text(ObjectKey key) {
    try (InputStream bytes = store().read(key, 0)) {
      return new String(bytes.readAllBytes(), UTF_8);
    } catch (NoSuchObject e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI withQueryOf(URI signed, URI other) {
    String path = other.toString();
    return URI.create(path.substring(0, path.indexOf('?') + 1) + signed.getRawQuery());
  }
}
