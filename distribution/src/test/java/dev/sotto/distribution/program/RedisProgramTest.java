// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.program;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.testkit.redis.EmbeddedRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program with Redis between its nodes.
final class RedisProgramTest {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final EmbeddedRedis redis = EmbeddedRedis.start();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    redis.close();
  }

  @Test
  void serveShouldUseRedisAndStopInTime() throws IOException, InterruptedException {
    try (var server = PackagedServer.start(folder, environment())) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(redis.command("PUBSUB CHANNELS")).contains("sotto:2:0:topic:nodes");
      assertThat(server.log()).contains("redis").doesNotContain("Exception", "WARNING");

      assertThat(server.stop(GRACE)).isZero();
    }
  }

  @Test
  void serveShouldBeReadyWhileRedisIsAway() throws IOException, InterruptedException {
    redis.kill();
    try (var server = PackagedServer.start(folder, environment())) {
      assertThat(server.get("/health/ready")).isEqualTo(200);
      assertThat(server.log())
          .contains("nobody listens on that port: start Redis", "This node works alone until it");
    }
  }

  @Test
  void serveShouldNotStartWhenTheUrlIsWrong() throws IOException, InterruptedException {
    var result = PackagedProgram.run(folder, "", "serve", "--port=0", "--coordination=redis:here");

    assertThat(result.status()).isNotZero();
    assertThat(result.output()).contains("expected redis://").doesNotContain("\tat ");
  }

  private Map<String, String> environment() {
    return Map.of("SOTTO_COORDINATION", "redis://" + redis.address(), "SOTTO_FACADES", "foxtrot");
  }
}
