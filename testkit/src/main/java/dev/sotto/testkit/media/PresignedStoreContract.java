// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.media.TestBytes.key;
import static dev.sotto.testkit.media.Uploading.JPEG;
import static dev.sotto.testkit.media.Uploading.accepted;
import static dev.sotto.testkit.media.Uploading.assertRefused;
import static dev.sotto.testkit.media.Uploading.bytes;
import static dev.sotto.testkit.media.Uploading.downloaded;
import static dev.sotto.testkit.media.Uploading.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.ObjectKey;
import dev.sotto.core.media.ObjectSize;
import dev.sotto.core.media.PresignedStore;
import dev.sotto.core.media.UploadForm;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every [PresignedStore] must do, seen by clients that come with what was signed. The clock
/// of the store is the real one, as that of the service behind it.
public interface PresignedStoreContract
    extends ObjectStoreContract, SignedUrlContract, AcceptanceContract {
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

    assertThat(Visitor.put(upload, "image/jpeg", bytes("hello"))).isEqualTo(200);

    assertThat(store().accept(key(1), ObjectSize.upTo(10))).hasValue(5);
    assertThat(downloaded(store(), key(1))).isEqualTo("hello");
  }

  @Test
  default void uploadShouldRefuseAnotherType() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());

    assertRefused(Visitor.put(upload, "text/html", bytes("hello")));

    assertNothingHasCome(key(1));
  }

  @Test
  default void secondUploadShouldChangeNeitherSizeNorType() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());
    Visitor.put(upload, "image/jpeg", bytes("first"));

    assertRefused(Visitor.put(upload, "image/jpeg", bytes("longer")));
    assertRefused(Visitor.put(upload, "text/html", bytes("other")));

    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);
    var download = Visitor.get(store().downloadUrl(key(1), soon()));
    assertThat(download.body()).isEqualTo(bytes("first"));
    assertThat(download.headers().firstValue("Content-Type")).hasValue("image/jpeg");
  }

  @Test
  default void formShouldEndInTime() {
    Instant past = Instant.now().minusSeconds(2);
    UploadForm form = store().uploadForm(key(2), JPEG, ObjectSize.exactly(5), past);

    assertRefused(Visitor.post(form, bytes("hello")));

    assertNothingHasCome(key(2));
  }

  @Test
  default void urlsShouldLastForSevenDaysWhenAskedTo() {
    accepted(store(), key(1), "hello");
    Instant week = Instant.now().plus(Duration.ofDays(7));

    assertThat(Visitor.get(store().downloadUrl(key(1), week)).statusCode()).isEqualTo(200);
  }

  @Test
  default void formShouldUploadWhatItSays() {
    UploadForm exact = store().uploadForm(key(1), JPEG, ObjectSize.exactly(5), soon());
    UploadForm most = store().uploadForm(key(2), JPEG, ObjectSize.upTo(5), soon());

    assertThat(Visitor.post(exact, bytes("hello"))).isBetween(200, 299);
    assertThat(Visitor.post(most, bytes("hi"))).isBetween(200, 299);
    assertThat(store().accept(key(1), ObjectSize.exactly(5))).hasValue(5);
    assertThat(store().accept(key(2), ObjectSize.upTo(5))).hasValue(2);

    var download = Visitor.get(store().downloadUrl(key(1), soon()));
    assertThat(download.body()).isEqualTo(bytes("hello"));
    assertThat(download.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(store().size(key(2))).hasValue(2);
  }

  @Test
  default void formShouldRefuseAnythingElse() {
    UploadForm exact = store().uploadForm(key(1), JPEG, ObjectSize.exactly(5), soon());
    UploadForm most = store().uploadForm(key(2), JPEG, ObjectSize.upTo(5), soon());

    assertRefused(Visitor.post(exact, bytes("four")));
    assertRefused(Visitor.post(exact, bytes("sixsix")));
    assertRefused(Visitor.post(most, bytes("sixsix")));
    assertRefused(Visitor.post(most, bytes("")));
    assertRefused(Visitor.post(exact, Map.of("key", key(3).text()), bytes("hello")));
    assertRefused(Visitor.post(exact, Map.of("Content-Type", "text/html"), bytes("hello")));
    assertRefused(
        Visitor.post(exact, Map.of("policy", most.fields().get("policy")), bytes("hello")));
    assertRefused(Visitor.post(exact, Map.of("x-amz-signature", "0".repeat(64)), bytes("hello")));

    for (int number = 1; number <= 3; number++) {
      assertNothingHasCome(key(number));
    }
  }

  private void assertNothingHasCome(ObjectKey key) {
    assertThat(store().accept(key, ObjectSize.upTo(1_000))).isEmpty();
    assertThat(store().size(key)).isEmpty();
  }
}
