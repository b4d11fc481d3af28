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
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What every [PresignedStore] must do, seen by clients that come with what was signed. The clock
/// of the store is the real one, as that of the service behind it.
public interface PresignedStoreContract extends ObjectStoreContract, AcceptanceContract {
  @Override
  PresignedStore store();

  @Test
  default void downloadShouldGiveJustTheBytesOfTheUpload() throws Exception {
    var bytes = new byte[300_001];
    new Random(17).nextBytes(bytes);
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(bytes.length), soon());

    assertThat(Visitor.put(upload, "image/jpeg", bytes)).isEqualTo(200);
    assertThat(store().accept(key(1), ObjectSize.exactly(bytes.length))).hasValue(bytes.length);

    var download = Visitor.get(store().downloadUrl(key(1), soon()));
    assertThat(download.statusCode()).isEqualTo(200);
    assertThat(download.body()).isEqualTo(bytes);
    assertThat(download.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(store().size(key(1))).hasValue(bytes.length);
    try (InputStream rest = store().read(key(1), 300_000)) {
      assertThat(rest.readAllBytes()).containsExactly(bytes[300_000]);
    }
  }

  @Test
  default void uploadShouldRefuseFewerOrMoreBytesThanDeclared() {
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.exactly(5), soon());

    for (String wrong : List.of("", "four", "sixsix")) {
      assertRefused(Visitor.put(upload, "image/jpeg", bytes(wrong)));
    }

    assertNothingHasCome(key(1));
    assertThat(Visitor.put(upload, "image/jpeg", bytes("hello"))).isEqualTo(200);
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
  default void changedUrlsShouldBeRefused() {
    accepted(store(), key(1), "hello");
    String upload = store().uploadUrl(key(2), JPEG, ObjectSize.exactly(5), soon()).toString();
    String download = store().downloadUrl(key(1), soon()).toString();

    for (String changed :
        List.of(
            withOtherEnd(upload),
            upload.replaceFirst("Expires=[0-9]+", "Expires=86400"),
            upload.replaceFirst("content-length%3B", ""),
            upload.replaceFirst("\\?.*", ""))) {
      assertThat(changed).isNotEqualTo(upload);
      assertRefused(Visitor.put(URI.create(changed), "image/jpeg", bytes("hello")));
    }
    for (String changed :
        List.of(
            withOtherEnd(download),
            download.replaceFirst("Expires=[0-9]+", "Expires=86400"),
            download.replaceFirst("\\?.*", ""))) {
      assertRefused(Visitor.get(URI.create(changed)).statusCode());
    }
    assertNothingHasCome(key(2));
  }

  @Test
  default void urlsShouldEndInTime() {
    accepted(store(), key(1), "hello");
    Instant past = Instant.now().minusSeconds(2);

    URI upload = store().uploadUrl(key(2), JPEG, ObjectSize.exactly(5), past);
    UploadForm form = store().uploadForm(key(2), JPEG, ObjectSize.exactly(5), past);

    assertRefused(Visitor.put(upload, "image/jpeg", bytes("hello")));
    assertRefused(Visitor.post(form, bytes("hello")));
    assertRefused(Visitor.get(store().downloadUrl(key(1), past)).statusCode());
    assertNothingHasCome(key(2));
  }

  @Test
  default void urlsShouldLastForSevenDaysWhenAskedTo() {
    accepted(store(), key(1), "hello");
    Instant week = Instant.now().plus(Duration.ofDays(7));

    assertThat(Visitor.get(store().downloadUrl(key(1), week)).statusCode()).isEqualTo(200);
  }

  @Test
  default void otherMethodsShouldBeRefused() {
    accepted(store(), key(1), "hello");
    URI download = store().downloadUrl(key(1), soon());
    URI upload = store().uploadUrl(key(1), JPEG, ObjectSize.upTo(5), soon());

    assertRefused(Visitor.put(download, "image/jpeg", bytes("other")));
    assertRefused(Visitor.ask("DELETE", download));
    assertRefused(Visitor.ask("POST", download));
    assertRefused(Visitor.get(upload).statusCode());
    assertRefused(Visitor.ask("DELETE", upload));

    assertThat(store().size(key(1))).hasValue(5);
  }

  @Test
  default void otherKeysShouldBeRefused() {
    accepted(store(), key(1), "hello");
    accepted(store(), key(2), "other");
    URI download = store().downloadUrl(key(1), soon());
    URI upload = store().uploadUrl(key(3), JPEG, ObjectSize.exactly(5), soon());

    assertRefused(Visitor.get(moved(download, key(1), key(2).text())).statusCode());
    assertRefused(Visitor.put(moved(upload, key(3), key(4).text()), "image/jpeg", bytes("hello")));

    assertNothingHasCome(key(3));
    assertNothingHasCome(key(4));
  }

  @Test
  default void tricksWithPathsShouldBeRefused() {
    accepted(store(), key(1), "hello");
    URI download = store().downloadUrl(key(2), soon());
    URI upload = store().uploadUrl(key(2), JPEG, ObjectSize.exactly(5), soon());
    String end = key(1).text().substring("media/".length());

    for (String trick :
        List.of(
            "media/../" + key(1).text(),
            "media/%2e%2e/" + key(1).text(),
            key(2).text() + "/../../" + end,
            key(2).text() + "/%2E%2E/%2E%2E/" + end,
            "media%2F" + end,
            "media//" + end,
            "./" + key(1).text(),
            key(1).text() + "%00",
            key(1).text() + "%00.jpeg",
            "../../etc/passwd")) {
      assertRefused(Visitor.get(moved(download, key(2), trick)).statusCode());
      assertRefused(Visitor.put(moved(upload, key(2), trick), "image/jpeg", bytes("other")));
    }

    assertNothingHasCome(key(2));
    assertThat(store().page("", 10)).hasSize(1);
    assertThat(Visitor.get(store().downloadUrl(key(1), soon())).body()).isEqualTo(bytes("hello"));
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

  private static String withOtherEnd(String url) {
    return url.substring(0, url.length() - 1) + (url.endsWith("0") ? "1" : "0");
  }

  private static URI moved(URI url, ObjectKey key, String path) {
    return URI.create(url.toString().replace(key.text(), path));
  }
}
