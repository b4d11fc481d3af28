// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.core.PortException;
import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Messages to the operator when the service is away, or refuses.
final class S3OutageTest {
  private static final ObjectKey KEY =
      new ObjectKey("media/7/00000000-0000-4000-8000-000000000001.bin");
  private static final String LOGIN = EmbeddedS3.ACCESS + ":sotto%2Fsecret+key@";

  private EmbeddedS3 server;

  @BeforeEach
  void start() {
    server = EmbeddedS3.start();
    server.createBucket("media");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void callsShouldFailAndUrlsBeSignedWhileTheServiceIsAway() {
    try (PresignedStore store = open(LOGIN)) {
      server.close();

      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              store::check,
              () -> store.size(KEY),
              () -> store.read(KEY, 0),
              () -> store.accept(KEY, ObjectSize.upTo(1)),
              () -> store.delete(KEY),
              () -> store.page("", 1),
              () -> store.write(KEY, MediaType.BYTES, 1, new ByteArrayInputStream(new byte[1])))) {
        assertThatThrownBy(call)
            .isInstanceOf(PortException.Unavailable.class)
            .hasMessageContainingAll(
                "media-",
                "http://127.0.0.1:",
                "nobody listens",
                "correct host and port in SOTTO_MEDIA")
            .message()
            .doesNotContain("sotto/secret", "X-Amz");
      }
      assertThat(store.uploadUrl(KEY, MediaType.BYTES, ObjectSize.upTo(1), Instant.now()))
          .isNotNull();
    }
  }

  @Test
  void openShouldSayThatThereIsNoBucket() {
    server.deleteBucket("media");

    assertThatThrownBy(() -> open(LOGIN))
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContaining("no bucket media; create it");
  }

  @Test
  void openShouldSayThatTheKeysAreWrong() {
    assertThatThrownBy(() -> open(EmbeddedS3.ACCESS + ":wrong-secret@"))
        .isInstanceOf(PortException.Unavailable.class)
        .hasMessageContainingAll(
            "media-check", "http://127.0.0.1:", "403", "correct them in SOTTO_MEDIA")
        .message()
        .doesNotContain("wrong-secret");
  }

  @Test
  void openShouldTakeTheKeysOfAProfile(@TempDir Path home) throws Exception {
    Path profiles =
        Files.writeString(
            home.resolve("credentials"),
            """
            [default]
            aws_access_key_id = %s
            aws_secret_access_key = %s
            """
                .formatted(EmbeddedS3.ACCESS, EmbeddedS3.SECRET),
            UTF_8);
    System.setProperty("AWS_SHARED_CREDENTIALS_FILE", profiles.toString());
    try (PresignedStore store = open("")) {
      store.write(KEY, MediaType.BYTES, 1, new ByteArrayInputStream(new byte[1]));

      assertThat(store.size(KEY)).hasValue(1);
    } finally {
      System.clearProperty("AWS_SHARED_CREDENTIALS_FILE");
    }
  }

  private PresignedStore open(String login) {
    var url =
        AdapterUrl.parse(
            "s3://%smedia?region=eu-west-1&endpoint=http://%s&path-style=true"
                .formatted(login, server.address()));
    return (PresignedStore) new S3MediaProvider().open(url, InstantSource.system());
  }
}
