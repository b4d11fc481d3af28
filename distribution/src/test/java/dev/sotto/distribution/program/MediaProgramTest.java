// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sotto.testkit.s3.EmbeddedS3;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with media in a bucket.
final class MediaProgramTest {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final String KEYS = EmbeddedS3.ACCESS + ":sotto%2Fsecret+key";

  private final EmbeddedS3 service = EmbeddedS3.start();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void serveShouldUseMinioAndMakeItsBucket() throws IOException, InterruptedException {
    String media = "minio://%s@%s/media?tls=false".formatted(KEYS, service.address());
    try (var server = PackagedServer.start(folder, Map.of("SOTTO_MEDIA", media))) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(service.hasBucket("media")).isTrue();
      assertThat(server.log()).doesNotContain("Exception", "secret+key");
      assertThat(server.stop(GRACE)).isZero();
    }
  }

  @Test
  void serveShouldUseS3() throws IOException, InterruptedException {
    service.createBucket("media");
    try (var server = PackagedServer.start(folder, Map.of("SOTTO_MEDIA", s3(KEYS)))) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(server.log()).doesNotContain("Exception", "secret+key");
    }
  }

  @Test
  void serveShouldSayWhyItCannotUseTheBucket() {
    assertThatThrownBy(() -> PackagedServer.start(folder, Map.of("SOTTO_MEDIA", s3(KEYS))).close())
        .hasMessageContaining("no bucket media; create it")
        .message()
        .doesNotContain("secret+key");
  }

  private String s3(String keys) {
    return "s3://%s@media?region=eu-west-1&endpoint=http://%s&path-style=true"
        .formatted(keys, service.address());
  }
}
