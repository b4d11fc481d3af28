// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.media.s3;

import dev.sotto.core.media.object.PresignedStore;
import dev.sotto.core.spi.AdapterUrl;
import dev.sotto.testkit.media.PresignedStoreContract;
import dev.sotto.testkit.s3.EmbeddedS3;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

final class S3ObjectStoreTest implements PresignedStoreContract {
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
    store = open("media");
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

  private static PresignedStore open(String bucket) {
    var url =
        AdapterUrl.parse(
            "s3://%s:%s@%s?region=eu-west-1&endpoint=http://%s&path-style=true"
                .formatted(
                    EmbeddedS3.ACCESS,
                    EmbeddedS3.SECRET.replace("/", "%2F"),
                    bucket,
                    server.address()));
    return (PresignedStore) new S3MediaProvider().open(url, InstantSource.system());
  }
}
