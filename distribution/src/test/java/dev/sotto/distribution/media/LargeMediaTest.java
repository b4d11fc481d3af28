// SPDX-FileCopyrightText: The Sotto authors
// SPDX-License-Identifier: Apache-2.0

package dev.sotto.distribution.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sotto.distribution.program.PackagedServer;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One GiB through a server whose whole heap is smaller than 64 MiB.
@Tag("full")
final class LargeMediaTest {
  private static final long SIZE = 1L << 30;
  private static final long FILE = 10L << 20;

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
      MediaRestClient anna = MediaRestClient.register(http, server.url());
      MediaRestClient.Room room = anna.create(SIZE);

      assertThat(anna.put(room, new SeededByteStream(1, SIZE), SIZE)).isEqualTo(201);
      assertThat(SeededByteStream.isAllOf(anna.get(room), 1, SIZE)).isTrue();
      assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }
  }

  /// Four hundred MiB at once.
  @Test
  void formsShouldPassThroughASmallHeap() throws Exception {
    Map<String, String> settings = Map.of("SOTTO_JAVA_OPTS", "-Xmx60m", "SOTTO_BCRYPT_COST", "10");
    try (var server = PackagedServer.start(folder, settings);
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      MediaRestClient anna = MediaRestClient.register(http, server.url());

      var uploads = new ArrayList<Callable<JsonNode>>();
      for (int i = 0; i < 4; i++) {
        uploads.add(() -> anna.uploadForm(10, FILE));
      }
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (Future<JsonNode> upload : threads.invokeAll(uploads)) {
          JsonNode files = upload.get();
          assertThat(files).hasSize(10);
          String last = files.path(9).path("id").asText();
          assertThat(SeededByteStream.isAllOf(anna.file(last), 9, FILE)).isTrue();
        }
      }
      assertThat(server.log()).doesNotContain("OutOfMemoryError");
    }
  }
}
