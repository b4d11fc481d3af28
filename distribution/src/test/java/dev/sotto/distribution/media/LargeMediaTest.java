// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sotto.distribution.program.PackagedServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One GiB through a server whose whole heap is smaller than 64 MiB.
final class LargeMediaTest {
  private static final long SIZE = 1L << 30;

  @TempDir private Path folder;

  @Test
  void largeObjectShouldPassThroughASmallHeap() throws Exception {
    Map<String, String> settings =
        Map.of(
            "SOTTO_JAVA_OPTS", "-Xmx60m",
            "SOTTO_MEDIA_LARGEST", "1024",
            "SOTTO_MEDIA_QUOTA", "1024",
            "SOTTO_BCRYPT_COST", "10");
    try (var server = PackagedServer.start(folder, settings);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      MediaSender anna = MediaSender.register(http, server.url());
      MediaSender.Room room = anna.create(SIZE);

      assertThat(anna.put(room, new Noise(1, SIZE), SIZE)).isEqualTo(201);
      assertThat(Noise.digest(anna.get(room))).isEqualTo(Noise.digest(new Noise(1, SIZE)));
      assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }
  }
}
