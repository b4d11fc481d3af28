// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.testkit.media;

import static dev.sotto.testkit.media.PresignedUploads.JPEG;
import static dev.sotto.testkit.media.PresignedUploads.assertRefused;
import static dev.sotto.testkit.media.PresignedUploads.bytes;
import static dev.sotto.testkit.media.TestBytes.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.object.ObjectKey;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What clients may do under signed URLs, wherever these lead: to this server, or to a service that
/// keeps the bytes itself.
public interface SignedUrlContract {
  /// {@return where a JPEG of just `size` bytes is uploaded}
  ///
  /// @param key of account 7
  URI upload(ObjectKey key, long size, Instant until);

  /// {@return where an object is downloaded}
  URI download(ObjectKey key, Instant until);

  /// Has what was uploaded taken for an object, as it is when a client completes it or somebody
  /// wants to read it. {@return whether there is an object}
  boolean complete(ObjectKey key);

  /// {@return the time of whoever checks the URLs}
  Instant now();

  @Test
  default void downloadShouldGiveJustTheBytesOfTheUpload() {
    var sent = new byte[300_001];
    new Random(17).nextBytes(sent);

    assertTaken(SignedUrlClient.put(upload(key(1), sent.length, soon()), JPEG.text(), sent));
    assertThat(complete(key(1))).isTrue();

    var answer = SignedUrlClient.get(download(key(1), soon()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(sent);
  }

  @Test
  default void uploadShouldRefuseFewerOrMoreBytesThanDeclared() {
    URI upload = upload(key(1), 5, soon());

    for (String wrong : List.of("", "four", "sixsix")) {
      assertRefused(SignedUrlClient.put(upload, JPEG.text(), bytes(wrong)));
    }

    assertThat(complete(key(1))).isFalse();
    assertTaken(SignedUrlClient.put(upload, JPEG.text(), bytes("hello")));
  }

  /// Whatever the second one is answered.
  @Test
  default void secondUploadShouldChangeNothing() {
    URI upload = upload(key(1), 5, soon());
    assertTaken(SignedUrlClient.put(upload, JPEG.text(), bytes("first")));
    assertThat(complete(key(1))).isTrue();

    for (String other : List.of("other", "four", "sixsix")) {
      SignedUrlClient.put(upload, JPEG.text(), bytes(other));
      assertThat(complete(key(1))).isTrue();
      assertThat(downloaded(key(1))).isEqualTo("first");
    }
  }

  @Test
  default void uploadsShouldNotBeThereBeforeTheyAreWhole() {
    upload(key(1), 5, soon());

    assertThat(complete(key(1))).isFalse();

    assertRefused(SignedUrlClient.get(download(key(1), soon())).statusCode());
  }

  @Test
  default void changedUrlsShouldBeRefused() {
    has(key(1), "hello");
    URI upload = upload(key(2), 5, soon());

    for (URI changed : changed(upload)) {
      assertRefused(SignedUrlClient.put(changed, JPEG.text(), bytes("hello")));
    }
    for (URI changed : changed(download(key(1), soon()))) {
      assertRefused(SignedUrlClient.get(changed).statusCode());
    }
    assertThat(complete(key(2))).isFalse();
    assertTaken(SignedUrlClient.put(upload, JPEG.text(), bytes("hello")));
  }

  @Test
  default void urlsShouldEndInTime() {
    has(key(1), "hello");
    Instant past = now().minusSeconds(2);

    assertRefused(SignedUrlClient.put(upload(key(2), 5, past), JPEG.text(), bytes("hello")));
    assertRefused(SignedUrlClient.get(download(key(1), past)).statusCode());

    assertThat(complete(key(2))).isFalse();
  }

  @Test
  default void otherMethodsShouldBeRefused() {
    has(key(1), "hello");
    URI download = download(key(1), soon());
    URI upload = upload(key(2), 5, soon());

    for (String method : List.of("DELETE", "POST", "PATCH")) {
      assertRefused(SignedUrlClient.ask(method, download));
      assertRefused(SignedUrlClient.ask(method, upload));
    }
    assertRefused(SignedUrlClient.put(download, JPEG.text(), bytes("other")));
    assertRefused(SignedUrlClient.get(upload).statusCode());

    assertThat(downloaded(key(1))).isEqualTo("hello");
    assertThat(complete(key(2))).isFalse();
  }

  @Test
  default void otherKeysShouldBeRefused() {
    has(key(1), "hello");
    has(key(2), "other");
    URI download = download(key(1), soon());
    upload(key(4), 5, soon());
    URI upload = upload(key(3), 5, soon());

    assertRefused(SignedUrlClient.get(moved(download, key(1), key(2).text())).statusCode());
    assertRefused(
        SignedUrlClient.put(moved(upload, key(3), key(4).text()), JPEG.text(), bytes("hello")));

    assertThat(complete(key(3))).isFalse();
    assertThat(complete(key(4))).isFalse();
  }

  @Test
  default void tricksWithPathsShouldBeRefused() {
    has(key(1), "hello");
    URI upload = upload(key(2), 5, soon());
    URI download = download(key(2), soon());
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
      assertRefused(SignedUrlClient.get(moved(download, key(2), trick)).statusCode());
      assertRefused(SignedUrlClient.put(moved(upload, key(2), trick), JPEG.text(), bytes("other")));
    }

    assertThat(complete(key(2))).isFalse();
    assertThat(downloaded(key(1))).isEqualTo("hello");
  }

  private void has(ObjectKey key, String text) {
    assertTaken(SignedUrlClient.put(upload(key, text.length(), soon()), JPEG.text(), bytes(text)));
    assertThat(complete(key)).isTrue();
  }

  private String downloaded(ObjectKey key) {
    return new String(SignedUrlClient.get(download(key, soon())).body(), UTF_8);
  }

  private Instant soon() {
    return now().plusSeconds(60);
  }

  private static void assertTaken(int status) {
    assertThat(status).isBetween(200, 299);
  }

  /// {@return the same URL without each of its parameters, and with another value of each}
  private static List<URI> changed(URI url) {
    String path = url.toString().substring(0, url.toString().indexOf('?'));
    List<String> parameters = List.of(url.getRawQuery().split("&"));
    var changed = new ArrayList<URI>();
    changed.add(URI.create(path));
    for (int i = 0; i < parameters.size(); i++) {
      var others = new ArrayList<>(parameters);
      String parameter = others.remove(i);
      changed.add(URI.create(path + "?" + String.join("&", others)));
      char last = parameter.charAt(parameter.length() - 1);
      others.add(i, parameter.substring(0, parameter.length() - 1) + (last == '0' ? '1' : '0'));
      changed.add(URI.create(path + "?" + String.join("&", others)));
    }
    return changed;
  }

  private static URI moved(URI url, ObjectKey key, String path) {
    return URI.create(url.toString().replace(key.text(), path));
  }
}
