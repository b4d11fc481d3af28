// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.object.MediaType;
import dev.sotto.core.media.object.ObjectKey;
import dev.sotto.core.media.object.ObjectSize;
import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An upload is accepted while it is replaced, at the worst moments.
final class UploadAcceptanceRaceTest {
  private static final ObjectKey KEY =
      new ObjectKey("media/7/00000000-0000-4000-8000-000000000001.bin");
  private static final ObjectSize MOST = ObjectSize.upTo(5);
  private static final String COPY = "^PUT .*[?&]partNumber=1";
  private static final String LAST_STEP = "^POST .*[?&]uploadId=";

  private static EmbeddedS3 server;
  private PresignedStore store;

  @BeforeAll
  static void start() {
    server = EmbeddedS3.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    server.createBucket("media");
    store = open(server.address());
  }

  @AfterEach
  void close() {
    store.close();
    server.deleteBucket("media");
  }

  @Test
  void acceptShouldKeepWhatAnotherNodeHasAcceptedMeanwhile() throws Exception {
    upload("first");
    try (var gate = new PausingProxy(server.address(), LAST_STEP);
        PresignedStore slow = open(gate.address())) {
      var accepting = CompletableFuture.supplyAsync(() -> slow.accept(KEY, MOST));
      gate.awaitRequest();

      upload("other");
      assertThat(store.accept(KEY, MOST)).hasValue(5);
      assertThat(read()).isEqualTo("other");
      gate.open();

      assertThat(accepting.get()).isEqualTo(OptionalLong.of(5));
      assertThat(read()).isEqualTo("other");
    }
  }

  @Test
  void acceptShouldLookAgainAtWhatIsReplacedMeanwhile() throws Exception {
    upload("first");
    try (var gate = new PausingProxy(server.address(), COPY);
        PresignedStore slow = open(gate.address())) {
      var accepting = CompletableFuture.supplyAsync(() -> slow.accept(KEY, MOST));
      gate.awaitRequest();

      upload("longer");
      gate.open();

      assertThat(accepting.get()).isEqualTo(OptionalLong.of(6));
      assertThat(store.size(KEY)).isEmpty();
      upload("other");
      assertThat(store.accept(KEY, MOST)).hasValue(5);
      assertThat(read()).isEqualTo("other");
    }
  }

  @Test
  void acceptShouldFindNothingWhenItIsDeletedMeanwhile() throws Exception {
    upload("first");
    try (var gate = new PausingProxy(server.address(), COPY);
        PresignedStore slow = open(gate.address())) {
      var accepting = CompletableFuture.supplyAsync(() -> slow.accept(KEY, MOST));
      gate.awaitRequest();

      assertThat(store.delete(KEY)).isTrue();
      gate.open();

      assertThat(accepting.get()).isEqualTo(OptionalLong.empty());
      assertThat(store.size(KEY)).isEmpty();
    }
  }

  private void upload(String text) throws Exception {
    URI url =
        store.uploadUrl(KEY, MediaType.BYTES, ObjectSize.upTo(10), Instant.now().plusSeconds(60));
    var request = (HttpURLConnection) url.toURL().openConnection();
    request.setRequestMethod("PUT");
    request.setRequestProperty("Content-Type", MediaType.BYTES.text());
    request.setDoOutput(true);
    request.getOutputStream().write(text.getBytes(UTF_8));
    assertThat(request.getResponseCode()).isEqualTo(200);
  }

  private String read() throws Exception {
    try (InputStream bytes = store.read(KEY, 0)) {
      return new String(bytes.readAllBytes(), UTF_8);
    }
  }

  private static PresignedStore open(String address) {
    var url =
        AdapterUrl.parse(
            "s3://%s:%s@media?region=eu-west-1&endpoint=http://%s&path-style=true"
                .formatted(EmbeddedS3.ACCESS, EmbeddedS3.SECRET.replace("/", "%2F"), address));
    return (PresignedStore) new S3MediaProvider().open(url, InstantSource.system());
  }
}
