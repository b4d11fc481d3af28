// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.media.PresignedUploads.JPEG;
import static dev.sotto.testkit.media.PresignedUploads.accepted;
import static dev.sotto.testkit.media.PresignedUploads.assertRefused;
import static dev.sotto.testkit.media.PresignedUploads.bytes;
import static dev.sotto.testkit.media.PresignedUploads.downloaded;
import static dev.sotto.testkit.media.PresignedUploads.soon;
import static dev.sotto.testkit.media.TestBytes.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.PresignedPost;
import dev.sotto.core.media.object.PresignedStore;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [PresignedStore] must do, seen by clients that come with what was signed. The clock
/// of the store is the real one, as that of the service behind it.
public interface PresignedStoreContract
    extends ObjectStoreContract, SignedUrlContract, UploadAcceptanceContract {
  @Override
  PresignedStore store();

  @Override
  default URI upload(ObjectKey key, long size, Instant until) {
    return store().uploadUrl(key, JPEG, ObjectSize.exactly(size), until);
  }

  @Override
  default URI download(ObjectKey key, Instant until) {
    return store().downloadUrl(key, until);
  }

  @Override
  default boolean complete(ObjectKey key) {
    return store().accept(key, ObjectSize.upTo(1_000_000)).isPresent();
  }

  @Override
  default Instant now() {
    return Instant.now();
  }

  @Test
  default void uploadShouldTakeAnySizeWhenNoneIsExact() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.upTo(10), soon());

    assertThat(SignedUrlClient.put(upload, "image/jpeg", bytes("hello"))).isEqualTo(200);

    assertThat(store().accept(key(1), ObjectSize.upTo(10))).hasValue(5);
    assertThat(downloaded(store(), key(1))).isEqualTo("hello");
  }

  @Test
  default void uploadShouldRefuseAnotherType() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());

    assertRefused(SignedUrlClient.put(upload, "text/html", bytes("hello")));

    assertNothingHasCome(key(1));
  }

  @Test
  default void secondUploadShouldChangeNeitherSizeNorType() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());
    SignedUrlClient.put(upload, "image/jpeg", bytes("first"));

    assertRefused(SignedUrlClient.put(upload, "image/jpeg", bytes("longer")));
    assertRefused(SignedUrlClient.put(upload, "text/html", bytes("other")));

    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);
    var download = SignedUrlClient.get(store().downloadUrl(key(1), soon()));
    assertThat(download.body()).isEqualTo(bytes("first"));
    assertThat(download.headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @Test
  default void formShouldEndInTime() {
    Instant past = Instant.now().minusSeconds(2);
    PresignedPost form = store().uploadForm(key(2), JPEG, ObjectSize.exactly(5), past);

    assertRefused(SignedUrlClient.post(form, bytes("hello")));

    assertNothingHasCome(key(2));
  }

  @Test
  default void urlsShouldLastForSevenDaysWhenAskedTo() {
    accepted(store(), key(1), "hello");
    Instant week = Instant.now().plus(Duration.ofDays(7));

    assertThat(SignedUrlClient.get(store().downloadUrl(key(1), week)).statusCode()).isEqualTo(200);
  }

  @Test
  default void formShouldUploadWhatItSays() {
    PresignedPost exact = store().uploadForm(key(1), JPEG, ObjectSize.exactly(5), soon());
    PresignedPost most = store().uploadForm(key(2), JPEG, ObjectSize.upTo(5), soon());

    assertThat(SignedUrlClient.post(exact, bytes("hello"))).isBetween(200, 299);
    assertThat(SignedUrlClient.post(most, bytes("hi"))).isBetween(200, 299);
    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);
    assertThat(store().accept(key(2), ObjectSize.upTo(5))).hasValue(2);

    var download = SignedUrlClient.get(store().downloadUrl(key(1), soon()));
    assertThat(download.body()).isEqualTo(bytes("hello"));
    assertThat(download.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(store().size(key(2))).hasValue(2);
  }

  @Test
  default void formShouldRefuseAnythingElse() {
    PresignedPost exact = store().uploadForm(key(1), JPEG, ObjectSize.exactly(5), soon());
    PresignedPost most = store().uploadForm(key(2), JPEG, ObjectSize.upTo(5), soon());

    assertRefused(SignedUrlClient.post(exact, bytes("four")));
    assertRefused(SignedUrlClient.post(exact, bytes("sixsix")));
    assertRefused(SignedUrlClient.post(most, bytes("sixsix")));
    assertRefused(SignedUrlClient.post(most, bytes("")));
    assertRefused(SignedUrlClient.post(exact, Map.of("key", key(3).text()), bytes("hello")));
    assertRefused(SignedUrlClient.post(exact, Map.of("Content-Type", "text/html"), bytes("hello")));
    assertRefused(
        SignedUrlClient.post(exact, Map.of("policy", most.fields().get("policy")), bytes("hello")));
    assertRefused(
        SignedUrlClient.post(exact, Map.of("x-amz-signature", "0".repeat(64)), bytes("hello")));

    for (int number = 1; number <= 3; number++) {
      assertNothingHasCome(key(number));
    }
  }

  private void assertNothingHasCome(ObjectKey key) {
    assertThat(store().accept(key, ObjectSize.upTo(1_000))).isEmpty();
    assertThat(store().size(key)).isEmpty();
  }
}
