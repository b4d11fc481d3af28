// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.minio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.media.PresignedStoreContract;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Against a server that knows no rules for buckets.
final class MinioObjectStoreTest implements PresignedStoreContract {
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
    store = opened();
  }

  @AfterEach
  void close() {
    store.close();
    server.deleteBucket("media");
  }

  @Override
  public PresignedStore store() {
    return store;
  }

  @Test
  void openShouldMakeTheBucketOnce() {
    assertThat(server.hasBucket("media")).isTrue();

    opened().close();

    store.check();
  }

  private static PresignedStore opened() {
    var url =
        AdapterUrl.parse(
            "minio://%s:%s@%s/media?tls=false"
                .formatted(
                    EmbeddedS3.ACCESS, EmbeddedS3.SECRET.replace("/", "%2F"), server.address()));
    return (PresignedStore) new MinioMediaProvider().open(url, InstantSource.system());
  }
}
